import { ACCESS_DRIFTS } from '#test/core/deployment/drifts/access.ts';
import { DATA_DRIFTS } from '#test/core/deployment/drifts/data.ts';
import { FUNCTIONS_DRIFTS } from '#test/core/deployment/drifts/functions.ts';
import { NAMES_DRIFTS } from '#test/core/deployment/drifts/names.ts';
import type { PlantedDrift } from '#test/core/deployment/drifts/planted-drift.ts';
import { UNSAID_DRIFTS } from '#test/core/deployment/drifts/unsaid.ts';
import { WATCH_DRIFTS } from '#test/core/deployment/drifts/watch.ts';

/** A drift for each kind of resource and each field that matters. */
export const DRIFTS: readonly PlantedDrift[] = [
  ...FUNCTIONS_DRIFTS,
  ...DATA_DRIFTS,
  ...WATCH_DRIFTS,
  ...ACCESS_DRIFTS,
  ...NAMES_DRIFTS,
  ...UNSAID_DRIFTS,
];
