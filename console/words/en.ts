import { account } from '#console/words/en/account.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { lint } from '#console/words/en/lint.ts';
import { prepare } from '#console/words/en/prepare.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { shared } from '#console/words/en/shared.ts';
import { upload } from '#console/words/en/upload.ts';

/** Every text in English, by the page on which it stands. */
export const EN = { shared, reasons, home, account, prepare, upload, lint, jobs };
