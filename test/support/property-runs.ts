import fc from 'fast-check';
import { THOROUGH } from '#test/support/thorough.ts';

// Each run of the suite tries others: what fifty do not find, those of the next one do.
fc.configureGlobal({ numRuns: THOROUGH ? 200 : 50 });
