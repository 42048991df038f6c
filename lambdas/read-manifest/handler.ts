import { z } from 'zod';
import type { AwsRoom } from '#adapters/aws/deps.ts';
import { type OpenedDrop, openDrop } from '#core/usecases/drops/open-drop.ts';
import { arrivedDrop, ObjectCreated } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** The event alone, or beside the name of the execution that it began. */
const Input = z.union([
  z.object({ event: ObjectCreated, execution: z.string().min(1).max(200) }),
  ObjectCreated.transform((event) => ({ event, execution: event.id })),
]);

type Room = Pick<
  AwsRoom,
  'objects' | 'ledger' | 'clock' | 'shards' | 'capacity' | 'intake' | 'dropBucketOf'
>;

/**
 * First step of accepting a drop: holds its manifest against the agreement and says which parts there
 * are. Without an execution the event names the attempt: a duplicate event is then the same attempt.
 */
export const makeHandler =
  (room: Room): Handle<OpenedDrop> =>
  async (input) => {
    const { event, execution } = Input.parse(input);
    const arrived = arrivedDrop(event, room.dropBucketOf);
    const opened = await openDrop(room)(arrived, execution);
    report(opened.decided ?? 'opened');
    return opened;
  };

/** The function that Step Functions calls. */
export const handler = lambdaFunction('read-manifest', makeHandler);
