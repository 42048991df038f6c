import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import type { Where } from '#core/governance/access-list.ts';
import type { Checksum } from '#core/sha256.ts';

/** What attacks on live rooms came to, by the terms that they were played under. */
export interface RedteamFacts {
  readonly sha256: Checksum;
  /** The agreement that was attacked. */
  readonly agreement: Checksum;
  readonly trials: number;
  /** How many attacks had each verdict, under the terms of the agreement. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/** All that documents are written from: nothing in them is from elsewhere. */
export interface Facts {
  /** The minute in which they are written, as ISO 8601. */
  readonly at: string;
  /** Of this program. */
  readonly version: string;
  readonly where: Where;
  readonly signed: AgreementWithDigest;
  readonly inForce: boolean;
  readonly activity: RoomActivity;
  readonly audit?: { readonly sha256: Checksum; readonly report: AuditReport };
  readonly redteam?: RedteamFacts;
}
