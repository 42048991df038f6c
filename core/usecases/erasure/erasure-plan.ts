import { z } from 'zod';
import { isSealed, sealOf } from '#core/chain/chain.ts';
import { type MarksId, successorsKey } from '#core/erasure/marks-layout.ts';
import { AirlockError } from '#core/errors.ts';
import { PeopleForgotten } from '#core/ledger/events/people-forgotten.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing'>;

const { party: _, request: __, type: ___, ...PLANNED } = PeopleForgotten.shape;

const Stored = z.strictObject({ ...PLANNED, seal: z.string().regex(/^[0-9a-f]{64}$/) });

/** Which versions stand for which, all of them placed whole; and which end without, since they can be asked no more. */
export type ErasurePlan = Omit<z.infer<typeof Stored>, 'seal'>;

/** The plan of a request, if all its successors are placed. Throws AirlockError('room') where somebody changed it. */
export const readPlan = async (
  { objects, keyRing }: Ports,
  { party, request }: MarksId,
): Promise<ErasurePlan | undefined> => {
  const id = { party, request };
  const found = await readJson(objects, successorsKey(id), Stored);
  if (!found) return undefined;
  const { seal, ...plan } = found;
  if (await isSealed(keyRing, { ...plan, ...id }, seal)) return plan;
  throw new AirlockError(
    'room',
    'The plan of an erasure was changed: restore the room from a copy.',
  );
};

/**
 * Notes that all successors are placed. From here on the former versions may go, and every run goes by this plan: that of
 * whoever was first.
 */
export const placePlan = async (
  ports: Ports,
  id: MarksId,
  plan: ErasurePlan,
): Promise<ErasurePlan> => {
  const seal = await sealOf(ports.keyRing, { ...plan, ...id });
  const isFirst = await ports.objects.putIfAbsent(successorsKey(id), jsonBytes({ ...plan, seal }));
  return isFirst ? plan : ((await readPlan(ports, id)) ?? plan);
};
