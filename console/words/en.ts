import { access } from '#console/words/en/access.ts';
import { account } from '#console/words/en/account.ts';
import { answers } from '#console/words/en/answers.ts';
import { ask } from '#console/words/en/ask.ts';
import { asked } from '#console/words/en/asked.ts';
import { audit } from '#console/words/en/audit.ts';
import { custody } from '#console/words/en/custody.ts';
import { ends } from '#console/words/en/ends.ts';
import { erasure } from '#console/words/en/erasure.ts';
import { fields } from '#console/words/en/fields.ts';
import { governance } from '#console/words/en/governance.ts';
import { home } from '#console/words/en/home.ts';
import { jobs } from '#console/words/en/jobs.ts';
import { keep } from '#console/words/en/keep.ts';
import { ledger } from '#console/words/en/ledger.ts';
import { ledgerEvents } from '#console/words/en/ledger-events.ts';
import { lint } from '#console/words/en/lint.ts';
import { lists } from '#console/words/en/lists.ts';
import { looks } from '#console/words/en/looks.ts';
import { measured } from '#console/words/en/measured.ts';
import { measurement } from '#console/words/en/measurement.ts';
import { papers } from '#console/words/en/papers.ts';
import { prepare } from '#console/words/en/prepare.ts';
import { reasons } from '#console/words/en/reasons.ts';
import { review } from '#console/words/en/review.ts';
import { shared } from '#console/words/en/shared.ts';
import { signed } from '#console/words/en/signed.ts';
import { terms } from '#console/words/en/terms.ts';
import { upload } from '#console/words/en/upload.ts';
import { weaker } from '#console/words/en/weaker.ts';

/** Every text in English, by the page on which it stands. */
export const EN = {
  shared,
  reasons,
  home,
  account,
  terms,
  fields,
  weaker,
  prepare,
  upload,
  lint,
  ask,
  asked,
  answers,
  lists,
  measurement,
  measured,
  ledger,
  ledgerEvents,
  review,
  audit,
  custody,
  access,
  ends,
  erasure,
  governance,
  keep,
  looks,
  papers,
  signed,
  jobs,
};
