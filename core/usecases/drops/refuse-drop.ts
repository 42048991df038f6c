import { checkManifest } from '#core/drops/check-manifest.ts';
import { AirlockError, type ErrorCode } from '#core/errors.ts';
import { foldLedger, type RoomState } from '#core/ledger/fold.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { finishDrop } from '#core/usecases/drops/finish-drop.ts';
import { ownManifest } from '#core/usecases/drops/read-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** What came of a drop that could not be accepted; `kept` when trying again may help. */
export type FailedDrop = Acceptance | { readonly outcome: 'kept' };

/**
 * Ends the acceptance of a drop that failed with `code`. A drop that is at fault itself (`input`) is
 * refused in the ledger and removed; any other stays where it is. The fault is looked into here and
 * not taken from the failure's text. A manifest that does not name its own drop refuses nothing:
 * whoever could write it could otherwise have another drop refused.
 */
export const refuseDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop, code: ErrorCode | undefined): Promise<FailedDrop> => {
    const state = foldLedger(await ports.ledger.entries());
    const decided = await recallDrop(ports, state, arrived);
    if (decided) return finishDrop(ports, arrived, decided);
    const reason = code === 'input' ? await faultOf(ports, state, arrived) : undefined;
    if (!reason) return { outcome: 'kept' };
    const { party, dataset, drop } = arrived;
    await ports.ledger.append((entries) =>
      foldLedger(entries).drops.has(drop)
        ? undefined
        : { type: 'drop-refused', party, dataset, drop, reason },
    );
    const ended = await recallDrop(ports, foldLedger(await ports.ledger.entries()), arrived);
    return ended ? finishDrop(ports, arrived, ended) : { outcome: 'kept' };
  };

/** What is wrong with the drop itself, as far as the ledger can say. */
const faultOf = async (
  ports: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<DropRefusal | undefined> => {
  const manifest = await unlessFaulty(() => ownManifest(ports, arrived));
  if (!manifest) return undefined;
  const signed = await currentAgreement(ports, state);
  try {
    checkManifest(manifest, signed);
  } catch {
    return 'not-as-agreed';
  }
  return 'part-differs-from-manifest';
};

const unlessFaulty = async <Result>(read: () => Promise<Result>): Promise<Result | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AirlockError) return undefined;
    throw error;
  }
};
