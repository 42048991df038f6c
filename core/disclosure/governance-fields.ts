import { agreed, type Fields, own, under } from '#core/disclosure/disclosure.ts';
import { AGREEMENT, KIND, PARTY } from '#core/disclosure/document-parts.ts';

/** When a party should look again at who may do what. */
export const REVIEW_DUE: Fields = {
  party: PARTY,
  last: agreed('the minute in which it was recorded'),
  due: agreed('follows from the agreement and the entries on reviews'),
  overdue: agreed('follows from the agreement and the entries on reviews'),
};

/** Who may do what, and who looked at that. */
export const REVIEW: Fields = {
  ...KIND,
  collaboration: agreed('the name of the agreement'),
  agreement: AGREEMENT,
  access: agreed('the digest of what follows from the agreement and public source'),
  'rights[].**': agreed('follows from the agreement and public source'),
  'reviews[].**': agreed('who recorded a review, and when'),
  ...under('dues[]', REVIEW_DUE),
  'recorded.**': own('what the reader did'),
};
