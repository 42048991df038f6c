import { account } from '#console/words/en/account.ts';
import { answers } from '#console/words/en/answers.ts';
import { ask } from '#console/words/en/ask.ts';
import { asked } from '#console/words/en/asked.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { shared } from '#console/words/en/shared.ts';

/** Every text in English, by the page on which it stands. */
export const EN = { shared, reasons, home, account, jobs, ask, asked, answers };
