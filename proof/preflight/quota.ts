import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, type Finding, failed, passed, skipped } from '#proof/smoke/check.ts';

/** Something of which an account may have so many. */
export interface Quota {
  /** What it is, e.g. `networks (VPCs)`. */
  readonly of: string;
  /** How Service Quotas knows it, and in which region. */
  readonly service: string;
  readonly code: string;
  readonly region: string;
  /** How many the room adds. */
  readonly planned: number;
  /** How many others there are. */
  readonly others: (seat: PreflightSeat) => Promise<number>;
}

/** How many are allowed, how many there are, how many the room adds. */
export const judgeRoom = (
  { of, planned }: Pick<Quota, 'of' | 'planned'>,
  { allowed, others }: { readonly allowed: number; readonly others: number },
): Finding =>
  others + planned <= allowed
    ? passed(`The account may have ${allowed} ${of}, has ${others}, and the room needs ${planned}.`)
    : failed(
        `The account may have ${allowed} ${of} and has ${others} already, and the room needs ${planned}: remove some, or ask for a higher quota.`,
      );

/** A check that there is room for what the room adds. */
export const withinQuota = (quota: Quota): Check<PreflightSeat> => ({
  name: `there is room for the ${quota.of} of the room`,
  tried: 'GetServiceQuota, and how many there are',
  run: async (seat) => {
    const { Quota: found } = await seat
      .clientsIn(quota.region)
      .quotas.send(
        new GetServiceQuotaCommand({ ServiceCode: quota.service, QuotaCode: quota.code }),
      );
    if (found?.Value === undefined) return skipped('Could not look: no such quota is told.');
    return judgeRoom(quota, { allowed: found.Value, others: await quota.others(seat) });
  },
});
