import { access } from '#console/words/en/access.ts';
import { account } from '#console/words/en/account.ts';
import { audit } from '#console/words/en/audit.ts';
import { custody } from '#console/words/en/custody.ts';
import { ends } from '#console/words/en/ends.ts';
import { erasure } from '#console/words/en/erasure.ts';
import { governance } from '#console/words/en/governance.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { keep } from '#console/words/en/keep.ts';
import { ledger } from '#console/words/en/ledger.ts';
import { ledgerEvents } from '#console/words/en/ledger-events.ts';
import { looks } from '#console/words/en/looks.ts';
import { papers } from '#console/words/en/papers.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { review } from '#console/words/en/review.ts';
import { shared } from '#console/words/en/shared.ts';
import { signed } from '#console/words/en/signed.ts';

/** Every text in English, by the page on which it stands. */
export const EN = {
  shared,
  reasons,
  home,
  account,
  jobs,
  ledger,
  ledgerEvents,
  access,
  ends,
  erasure,
  governance,
  keep,
  looks,
  papers,
  signed,
  review,
  audit,
  custody,
};
