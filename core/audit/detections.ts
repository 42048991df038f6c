import type { Detection } from '#core/audit/detection.ts';
import { IDENTITY_DETECTIONS } from '#core/audit/detections/identity-detections.ts';
import { RESOURCE_DETECTIONS } from '#core/audit/detections/resource-detections.ts';

/** All that is looked for in a trail. */
export const DETECTIONS: readonly Detection[] = [...RESOURCE_DETECTIONS, ...IDENTITY_DETECTIONS];
