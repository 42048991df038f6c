import type { EN } from '#console/words/en.ts';
import { account } from '#console/words/fr/account.ts';
import { home } from '#console/words/fr/home.ts';
import { jobs } from '#console/words/fr/jobs.ts';
import { ledger } from '#console/words/fr/ledger.ts';
import { ledgerEvents } from '#console/words/fr/ledger-events.ts';
import { reasons } from '#console/words/fr/reasons.ts';
import { shared } from '#console/words/fr/shared.ts';

/** Every text in French: what English has and this lacks, the compiler names. */
export const FR: typeof EN = { shared, reasons, home, account, jobs, ledger, ledgerEvents };
