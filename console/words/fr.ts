import type { EN } from '#console/words/en.ts';
import { access } from '#console/words/fr/access.ts';
import { account } from '#console/words/fr/account.ts';
import { answers } from '#console/words/fr/answers.ts';
import { ask } from '#console/words/fr/ask.ts';
import { asked } from '#console/words/fr/asked.ts';
import { audit } from '#console/words/fr/audit.ts';
import { custody } from '#console/words/fr/custody.ts';
import { ends } from '#console/words/fr/ends.ts';
import { erasure } from '#console/words/fr/erasure.ts';
import { fields } from '#console/words/fr/fields.ts';
import { governance } from '#console/words/fr/governance.ts';
import { home } from '#console/words/fr/home.ts';
import { jobs } from '#console/words/fr/jobs.ts';
import { keep } from '#console/words/fr/keep.ts';
import { ledger } from '#console/words/fr/ledger.ts';
import { ledgerEvents } from '#console/words/fr/ledger-events.ts';
import { lint } from '#console/words/fr/lint.ts';
import { lists } from '#console/words/fr/lists.ts';
import { looks } from '#console/words/fr/looks.ts';
import { measured } from '#console/words/fr/measured.ts';
import { measurement } from '#console/words/fr/measurement.ts';
import { papers } from '#console/words/fr/papers.ts';
import { prepare } from '#console/words/fr/prepare.ts';
import { reasons } from '#console/words/fr/reasons.ts';
import { review } from '#console/words/fr/review.ts';
import { shared } from '#console/words/fr/shared.ts';
import { signed } from '#console/words/fr/signed.ts';
import { terms } from '#console/words/fr/terms.ts';
import { upload } from '#console/words/fr/upload.ts';
import { weaker } from '#console/words/fr/weaker.ts';

/** Every text in French: what English has and this lacks, the compiler names. */
export const FR: typeof EN = {
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
