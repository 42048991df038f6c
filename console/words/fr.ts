import type { EN } from '#console/words/en.ts';
import { account } from '#console/words/fr/account.ts';
import { home } from '#console/words/fr/home.ts';
import { jobs } from '#console/words/fr/jobs.ts';
import { lists } from '#console/words/fr/lists.ts';
import { measured } from '#console/words/fr/measured.ts';
import { measurement } from '#console/words/fr/measurement.ts';
import { reasons } from '#console/words/fr/reasons.ts';
import { shared } from '#console/words/fr/shared.ts';

/** Every text in French: what English has and this lacks, the compiler names. */
export const FR: typeof EN = { shared, reasons, home, account, jobs, lists, measurement, measured };
