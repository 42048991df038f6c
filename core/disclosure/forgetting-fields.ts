import { agreed, type Fields, own, random } from '#core/disclosure/disclosure.ts';
import { KIND } from '#core/disclosure/document-parts.ts';
import { EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';

/** What the receipt of a request tells the party that was asked, who alone gets it. */
export const FORGETTING: Fields = {
  ...KIND,
  act: own('what the reader did'),
  party: own('as whom the reader came'),
  request: random('drawn when the list of the request was prepared'),
  reason: own('what the reader was asked'),
  received: own('when the reader was asked'),
  due: own('when the reader was asked'),
  done: own('when the reader did it'),
  'successors[].**': own('what became of the own lists'),
  'ended[].**': own('what became of the own lists'),
  'report.**': own('what the own list is like'),
};

/** What a status tells of requests that are not done. */
export const ERASURES: Fields = {
  ...EVENT_FIELDS['erasure-began'],
  overdue: agreed('follows from the entry and the day'),
};
