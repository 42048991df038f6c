import { agreed, type Fields, keyed, own, told } from '#core/disclosure/disclosure.ts';
import { KIND } from '#core/disclosure/document-parts.ts';
import { EXPIRED } from '#core/disclosure/shared-fields.ts';

/** What came of a withdrawal. */
export const WITHDRAWAL: Fields = {
  ...KIND,
  party: own('as whom the reader came'),
  dataset: own('what the reader took out'),
  repeated: agreed('follows from the entries on withdrawals'),
  outcome: told('damage'),
  ...EXPIRED,
};

/** What came of beginning an epoch. */
export const EPOCH: Fields = {
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
