import type { FUNCTIONS } from '#core/access/functions.ts';
import type { PlannedRoom } from '#proof/preflight/planned-room.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { withinQuota } from '#proof/preflight/quota.ts';
import type { Check } from '#proof/smoke/check.ts';

const ASKING = 'answer-question' satisfies keyof typeof FUNCTIONS;

/** Athena lets queries of other people wait in the same line: how many there are now says nothing of later. */
export const queriesFit = ({ config }: PlannedRoom): Check<PreflightSeat> =>
  withinQuota({
    ...{ of: 'queries of Athena at a time (active DML queries)', service: 'athena' },
    ...{ code: 'L-FC5F6546', region: config.region },
    planned: config.reservedConcurrency[ASKING] ?? 1,
    others: async () => 0,
  });
