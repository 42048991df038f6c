import type { Detection } from '#core/audit/detection.ts';

/** What is done to identities and to the account: people, roles, sign-in, and the account's own guards. */
export const IDENTITY_DETECTIONS: readonly Detection[] = [];
