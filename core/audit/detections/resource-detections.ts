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
import { keyUseRefused } from '#core/audit/detections/key-use-refused.ts';
import { keyUsedByAnother } from '#core/audit/detections/key-used-by-another.ts';
import { keysChanged } from '#core/audit/detections/keys-changed.ts';
import { keysSetAside } from '#core/audit/detections/keys-set-aside.ts';
import { keysUsed } from '#core/audit/detections/keys-used.ts';
import { mfaDeleteDisabled } from '#core/audit/detections/mfa-delete-disabled.ts';
import { objectLockWeakened } from '#core/audit/detections/object-lock-weakened.ts';
import { publicAccessAllowed } from '#core/audit/detections/public-access-allowed.ts';

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
  keyUseRefused,
  keyUsedByAnother,
  keysChanged,
  keysSetAside,
  keysUsed,
  mfaDeleteDisabled,
  objectLockWeakened,
  publicAccessAllowed,
];
