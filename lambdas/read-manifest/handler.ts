import { z } from 'zod';
import type { AwsRoom } from '#adapters/aws/deps.ts';
import { AirlockError } from '#core/errors.ts';
import { type OpenedDrop, openDrop } from '#core/usecases/drops/open-drop.ts';
import { arrivedDrop, ObjectCreated } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';
import { isRefusedTooOften } from '#lambdas/shared/refusal-limit.ts';

/** The event alone, or beside the name of the execution that it began. */
const Input = z.union([
  z.object({ event: ObjectCreated, execution: z.string().min(1).max(200) }),
  ObjectCreated.transform((event) => ({ event, execution: event.id })),
]);

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'dropBucketOf'>;

/**
 * First step of accepting a drop: holds its manifest against the agreement and says which parts there
 * are. Without an execution the event names the attempt: a duplicate event is then the same attempt.
 */
export const makeHandler =
  (room: Room): Handle<OpenedDrop> =>
  async (input) => {
    const { event, execution } = Input.parse(input);
    const arrived = arrivedDrop(event, room.dropBucketOf);
    await checkRefusals(room, arrived.party);
    const opened = await openDrop(room)(arrived, execution);
    report(opened.decided ?? 'opened');
    return opened;
  };

/** A drop that would be refused once more costs nobody anything any more. */
const checkRefusals = async ({ ledger, clock }: Room, party: string): Promise<void> => {
  const drops = { type: 'drop-refused', party } as const;
  if (isRefusedTooOften(await ledger.entries(), drops, clock.now()))
    throw new AirlockError(
      'refused',
      `The room refused too many drops of "${party}" within a day: see why in their reports, and upload tomorrow.`,
    );
};

/** The function that Step Functions calls. */
export const handler = lambdaFunction('read-manifest', makeHandler);
