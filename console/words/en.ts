import { account } from '#console/words/en/account.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { lists } from '#console/words/en/lists.ts';
import { measured } from '#console/words/en/measured.ts';
import { measurement } from '#console/words/en/measurement.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { shared } from '#console/words/en/shared.ts';

/** Every text in English, by the page on which it stands. */
export const EN = { shared, reasons, home, account, jobs, lists, measurement, measured };
