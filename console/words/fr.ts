import type { EN } from '#console/words/en.ts';
import { account } from '#console/words/fr/account.ts';
import { home } from '#console/words/fr/home.ts';
import { jobs } from '#console/words/fr/jobs.ts';
import { lint } from '#console/words/fr/lint.ts';
import { prepare } from '#console/words/fr/prepare.ts';
import { reasons } from '#console/words/fr/reasons.ts';
import { shared } from '#console/words/fr/shared.ts';
import { upload } from '#console/words/fr/upload.ts';

/** Every text in French: what English has and this lacks, the compiler names. */
export const FR: typeof EN = { shared, reasons, home, account, prepare, upload, lint, jobs };
