import type { Check } from '#proof/smoke/check.ts';
import { bucketSettings } from '#proof/smoke/checks/bucket-settings.ts';
import { deniedKeys } from '#proof/smoke/checks/denied-keys.ts';
import { deniedReads } from '#proof/smoke/checks/denied-reads.ts';
import { ledgerEntry } from '#proof/smoke/checks/ledger-entry.ts';
import { mayVerify } from '#proof/smoke/checks/ledger-key.ts';
import { missingObjects } from '#proof/smoke/checks/missing-objects.ts';
import { partyPuts } from '#proof/smoke/checks/party-puts.ts';
import { plainHttp } from '#proof/smoke/checks/plain-http.ts';
import { trailRecords } from '#proof/smoke/checks/trail-records.ts';
import { trailSettings } from '#proof/smoke/checks/trail-settings.ts';
import { unsignedRequests } from '#proof/smoke/checks/unsigned-requests.ts';
import type { SmokeRoom } from '#proof/smoke/smoke-room.ts';

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
