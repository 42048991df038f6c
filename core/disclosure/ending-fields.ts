import { agreed, type Fields, keyed, own, told } from '#core/disclosure/disclosure.ts';
import { KIND, PARTY } from '#core/disclosure/document-parts.ts';
import { EXPIRED } from '#core/disclosure/shared-fields.ts';

/** What came of a withdrawal. */
const WITHDRAWAL: Fields = {
  ...KIND,
  party: own('as whom the reader came'),
  dataset: own('what the reader took out'),
  repeated: agreed('follows from the entries on withdrawals'),
  outcome: told('damage'),
  ...EXPIRED,
};

/** What came of beginning an epoch. */
const EPOCH: Fields = {
  ...KIND,
  by: own('as whom the reader came'),
  party: own('as whom the reader came'),
  epoch: agreed('which token keys are in use'),
  repeated: agreed('follows from the entries on epochs and versions'),
  outcome: told('damage'),
  keyCheck: keyed('a text of its own under the token key'),
  keyDestroyedAfter: agreed('the minute in which an epoch ended, and a term of the agreement'),
  ...EXPIRED,
};

/** Where a party has the key that it seals drops with: the key itself is in no document. */
const DROP_KEY: Fields = {
  ...KIND,
  party: PARTY,
  collaboration: agreed('what the collaboration is called'),
  file: own('where the reader has it written'),
};

/** What is told of endings, and of keys. */
export const KEYS_AND_ENDINGS = { withdrawal: WITHDRAWAL, epoch: EPOCH, 'drop-key': DROP_KEY };
