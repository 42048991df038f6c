import { z } from 'zod';
import { FORGOTTEN } from '#core/names.ts';
import { carryOutList } from '#core/usecases/erasure/carry-out-list.ts';
import { resumeErasures } from '#core/usecases/erasure/resume-erasures.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { Arrived } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** A list that arrived, as the state machine hands it on; or whatever a schedule says, which says nothing. */
const Input = z.union([
  z.strictObject({ arrived: Arrived.extend({ dataset: z.literal(FORGOTTEN) }) }),
  z.looseObject({ arrived: z.undefined().optional() }),
]);

/** What was done; nothing of whom, or of how many. */
export interface CarriedOut {
  readonly outcome: 'carried-out' | 'resumed';
}

/** Does what a list of people asks, from wherever it was left; by the schedule, whatever was left of such lists. */
export const makeHandler =
  (room: Omit<RoomPorts, 'queryEngine'>): Handle<CarriedOut> =>
  async (event) => {
    const { arrived } = Input.parse(event);
    if (arrived) await carryOutList(room)(arrived);
    else await resumeErasures(room)();
    const outcome = arrived ? 'carried-out' : 'resumed';
    report(outcome);
    return { outcome };
  };

/** The function that Step Functions and the schedule call. */
export const handler = lambdaFunction('forget-people', makeHandler);
