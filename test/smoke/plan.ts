import type { Check } from '#test/smoke/check.ts';
import { bucketSettings } from '#test/smoke/checks/bucket-settings.ts';
import { deniedKeys } from '#test/smoke/checks/denied-keys.ts';
import { deniedReads } from '#test/smoke/checks/denied-reads.ts';
import { ledgerEntry } from '#test/smoke/checks/ledger-entry.ts';
import { mayVerify } from '#test/smoke/checks/ledger-key.ts';
import { missingObjects } from '#test/smoke/checks/missing-objects.ts';
import { partyPuts } from '#test/smoke/checks/party-puts.ts';
import { plainHttp } from '#test/smoke/checks/plain-http.ts';
import { trailRecords } from '#test/smoke/checks/trail-records.ts';
import { trailSettings } from '#test/smoke/checks/trail-settings.ts';
import { unsignedRequests } from '#test/smoke/checks/unsigned-requests.ts';
import type { SmokeRoom } from '#test/smoke/smoke-room.ts';

/** What is tried depends on who tries: the operator's administrator, or a party. */
export interface Plan {
  readonly party: string | undefined;
  /** Whether to wait for CloudTrail to deliver. */
  readonly records: boolean;
}

/** The checks of a trial, in their order. */
export const checksOf = (room: SmokeRoom, { party, records }: Plan): readonly Check[] => {
  // The trail lies in the operator's account: a party sees nothing of it.
  if (party !== undefined)
    return [
      ...partyPuts(room, party),
      ...deniedKeys(room),
      mayVerify,
      ...missingObjects(room, party),
      ...unsignedRequests(room),
    ];
  return [
    ...deniedReads(room),
    ...deniedKeys(room),
    ...plainHttp(room),
    ...bucketSettings(room),
    ...ledgerEntry,
    ...unsignedRequests(room),
    ...trailSettings(room),
    ...(records ? trailRecords : []),
  ];
};
