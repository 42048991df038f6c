import type { Detection } from '#core/audit/detection.ts';

/** What is done to what a room is made of: keys, buckets, code, queries, the network, and what watches them. */
export const RESOURCE_DETECTIONS: readonly Detection[] = [];
