import { z } from 'zod';
import type { AwsRoom } from '#adapters/aws/deps.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { refuseDrop } from '#core/usecases/drops/refuse-drop.ts';
import { Arrived, arrivedDrop, ObjectCreated } from '#lambdas/shared/drop-events.ts';
import { codeOf } from '#lambdas/shared/map-errors.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** What Step Functions caught, beside the drop; or beside the event, when its first step failed. */
const Failure = z.object({ error: z.object({ Error: z.string().optional() }) });
const Input = z.union([
  Failure.extend({ arrived: Arrived }),
  Failure.extend({ event: ObjectCreated }),
  z.intersection(Failure, ObjectCreated).transform((event) => ({ error: event.error, event })),
]);

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'capacity' | 'intake' | 'dropBucketOf'>;

/** How a drop that failed ended; `kept` calls for somebody to look. */
export interface RefusedDrop {
  readonly outcome: 'published' | 'refused' | 'kept';
  readonly reason?: DropRefusal;
  /** The sentence for a notification. */
  readonly message: string;
}

/** Ends the acceptance of a drop that failed: refuses it if the fault is its own, unless that happens without end. */
export const makeHandler =
  (room: Room): Handle<RefusedDrop> =>
  async (event) => {
    const input = Input.parse(event);
    const arrived =
      'arrived' in input ? input.arrived : arrivedDrop(input.event, room.dropBucketOf);
    const done = await refuseDrop(room)(arrived, codeOf(input.error.Error));
    report(done.outcome);
    const about = `Drop ${arrived.drop} of ${arrived.party}.${arrived.dataset}`;
    if (done.outcome === 'kept')
      return { outcome: 'kept', message: `${about} failed and is kept: look at the execution.` };
    if (done.outcome === 'published')
      return { outcome: 'published', message: `${about} was published by another attempt.` };
    return {
      outcome: 'refused',
      reason: done.reason,
      message: `${about} was refused: ${done.reason}.`,
    };
  };

/** The function that Step Functions calls. */
export const handler = lambdaFunction('refuse-drop', makeHandler);
