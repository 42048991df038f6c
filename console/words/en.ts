import { account } from '#console/words/en/account.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { ledger } from '#console/words/en/ledger.ts';
import { ledgerEvents } from '#console/words/en/ledger-events.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { shared } from '#console/words/en/shared.ts';

/** Every text in English, by the page on which it stands. */
export const EN = { shared, reasons, home, account, jobs, ledger, ledgerEvents };
