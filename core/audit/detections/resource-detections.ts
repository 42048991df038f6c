import type { Detection } from '#core/audit/detection.ts';
import { bucketDeleted } from '#core/audit/detections/bucket-deleted.ts';
import { bucketEncryptionChanged } from '#core/audit/detections/bucket-encryption-changed.ts';
import { bucketLifecycleShortened } from '#core/audit/detections/bucket-lifecycle-shortened.ts';
import { bucketLoggingDisabled } from '#core/audit/detections/bucket-logging-disabled.ts';
import { bucketOpenedToEverybody } from '#core/audit/detections/bucket-opened-to-everybody.ts';
import { bucketReplicated } from '#core/audit/detections/bucket-replicated.ts';
import { bucketReplicationRemoved } from '#core/audit/detections/bucket-replication-removed.ts';
import { bucketSharedWithStrangers } from '#core/audit/detections/bucket-shared-with-strangers.ts';
import { bucketVersioningSuspended } from '#core/audit/detections/bucket-versioning-suspended.ts';
import { bucketsChanged } from '#core/audit/detections/buckets-changed.ts';
import { codeChanged } from '#core/audit/detections/code-changed.ts';
import { dropStepsChanged } from '#core/audit/detections/drop-steps-changed.ts';
import { dropStepsRunByAnother } from '#core/audit/detections/drop-steps-run-by-another.ts';
import { functionCalledByAnother } from '#core/audit/detections/function-called-by-another.ts';
import { functionFedByOthers } from '#core/audit/detections/function-fed-by-others.ts';
import { functionOpened } from '#core/audit/detections/function-opened.ts';
import { keyUseRefused } from '#core/audit/detections/key-use-refused.ts';
import { keyUsedByAnother } from '#core/audit/detections/key-used-by-another.ts';
import { keysChanged } from '#core/audit/detections/keys-changed.ts';
import { keysSetAside } from '#core/audit/detections/keys-set-aside.ts';
import { keysUsed } from '#core/audit/detections/keys-used.ts';
import { ledgerChangedByAnother } from '#core/audit/detections/ledger-changed-by-another.ts';
import { logsDeleted } from '#core/audit/detections/logs-deleted.ts';
import { mfaDeleteDisabled } from '#core/audit/detections/mfa-delete-disabled.ts';
import { networkChanged } from '#core/audit/detections/network-changed.ts';
import { networkChangedByHand } from '#core/audit/detections/network-changed-by-hand.ts';
import { networkLogsDeleted } from '#core/audit/detections/network-logs-deleted.ts';
import { networkOpenedToEverybody } from '#core/audit/detections/network-opened-to-everybody.ts';
import { objectLockWeakened } from '#core/audit/detections/object-lock-weakened.ts';
import { objectsChangedByAnother } from '#core/audit/detections/objects-changed-by-another.ts';
import { objectsDeleted } from '#core/audit/detections/objects-deleted.ts';
import { objectsDeletedInNumber } from '#core/audit/detections/objects-deleted-in-number.ts';
import { objectsPutIntoAnotherAccount } from '#core/audit/detections/objects-put-into-another-account.ts';
import { objectsReadByAnother } from '#core/audit/detections/objects-read-by-another.ts';
import { objectsUnderABroughtKey } from '#core/audit/detections/objects-under-a-brought-key.ts';
import { objectsUnderAForeignKey } from '#core/audit/detections/objects-under-a-foreign-key.ts';
import { publicAccessAllowed } from '#core/audit/detections/public-access-allowed.ts';
import { queriesChanged } from '#core/audit/detections/queries-changed.ts';
import { queryByAnother } from '#core/audit/detections/query-by-another.ts';
import { queryHistoryRead } from '#core/audit/detections/query-history-read.ts';
import { queryOutsideWorkgroup } from '#core/audit/detections/query-outside-workgroup.ts';
import { ransomNoteLeft } from '#core/audit/detections/ransom-note-left.ts';
import { roleOfRoomHandedOn } from '#core/audit/detections/role-of-room-handed-on.ts';
import { rolesChanged } from '#core/audit/detections/roles-changed.ts';
import { stackChanged } from '#core/audit/detections/stack-changed.ts';
import { statisticsRead } from '#core/audit/detections/statistics-read.ts';
import { trailChanged } from '#core/audit/detections/trail-changed.ts';
import { trailNarrowed } from '#core/audit/detections/trail-narrowed.ts';
import { trailRecordsTouched } from '#core/audit/detections/trail-records-touched.ts';
import { trailSilenced } from '#core/audit/detections/trail-silenced.ts';
import { watchChanged } from '#core/audit/detections/watch-changed.ts';
import { watchSilenced } from '#core/audit/detections/watch-silenced.ts';
import { wayOutRefused } from '#core/audit/detections/way-out-refused.ts';

/** What is done to what a room is made of: keys, buckets, code, queries, the network, and what watches them. */
export const RESOURCE_DETECTIONS: readonly Detection[] = [
  bucketDeleted,
  bucketEncryptionChanged,
  bucketLifecycleShortened,
  bucketLoggingDisabled,
  bucketOpenedToEverybody,
  bucketReplicated,
  bucketReplicationRemoved,
  bucketSharedWithStrangers,
  bucketVersioningSuspended,
  bucketsChanged,
  codeChanged,
  dropStepsChanged,
  dropStepsRunByAnother,
  functionCalledByAnother,
  functionFedByOthers,
  functionOpened,
  keyUseRefused,
  keyUsedByAnother,
  keysChanged,
  keysSetAside,
  keysUsed,
  ledgerChangedByAnother,
  logsDeleted,
  mfaDeleteDisabled,
  networkChanged,
  networkChangedByHand,
  networkLogsDeleted,
  networkOpenedToEverybody,
  objectLockWeakened,
  objectsChangedByAnother,
  objectsDeleted,
  objectsDeletedInNumber,
  objectsPutIntoAnotherAccount,
  objectsReadByAnother,
  objectsUnderABroughtKey,
  objectsUnderAForeignKey,
  publicAccessAllowed,
  queriesChanged,
  queryByAnother,
  queryHistoryRead,
  queryOutsideWorkgroup,
  ransomNoteLeft,
  roleOfRoomHandedOn,
  rolesChanged,
  stackChanged,
  statisticsRead,
  trailChanged,
  trailNarrowed,
  trailRecordsTouched,
  trailSilenced,
  watchChanged,
  watchSilenced,
  wayOutRefused,
];
