import fc from 'fast-check';
import { THOROUGH } from '#test/support/thorough.ts';

/** The examples that a change is judged by are the same every time: a red run is red again. `AIRLOCK_SEED` has others. */
const SEED = Number(process.env.AIRLOCK_SEED ?? 20_261_127);

fc.configureGlobal({ numRuns: THOROUGH ? 200 : 30, seed: SEED });
