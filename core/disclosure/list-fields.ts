import { agreed, type Fields, noised, own, random, told } from '#core/disclosure/disclosure.ts';
import { KIND } from '#core/disclosure/document-parts.ts';

const TERMS = agreed('terms of the agreement');

/** What the brand hears of a list. */
export const LIST: Fields = {
  ...KIND,
  outcome: own('what the reader did'),
  activation: agreed('a name of the agreement'),
  use: TERMS,
  purpose: TERMS,
  people: noised('what an answer told that was paid for'),
  universe: told('size'),
  labels: noised('what follows from the answer and the agreement'),
  precision: noised('what follows from the answer and the agreement'),
  recall: TERMS,
  epsilon: TERMS,
  cost: own('the price of the agreement, or nothing if the same was paid for the same own people'),
  repeated: own('whether the reader had the same made for the same own people'),
  'left.period': agreed('how often lists were made'),
  'left.life': agreed('how often lists were made'),
  list: random('a digest of the activation and the names of versions'),
  expires: agreed('a term of the agreement, and the minute in which the list was made'),
  'fairness[].**': TERMS,
};

/** What `status` says of an activation, to both: as the ledger does. */
export const LIST_STATUS: Fields = {
  activation: agreed('a name of the agreement'),
  paid: agreed('how often lists were paid for'),
  'newest.list': random('a digest of the activation and the names of versions'),
  'newest.expires': agreed('a term of the agreement, and the minute in which the list was made'),
  'newest.expired': agreed('a term of the agreement, and the minute in which the list was made'),
  'left.period': agreed('how often lists were made, and what answers cost'),
  'left.life': agreed('how often lists were made, and what answers cost'),
};

/** What the publisher hears of it. */
export const TAKEN_LIST: Fields = {
  ...KIND,
  activation: agreed('a name of the agreement'),
  use: TERMS,
  list: random('a digest of the activation and the names of versions'),
  expires: agreed('a term of the agreement, and the minute in which the list was made'),
  drop: own('the drop of the reader'),
  file: own('what the reader named'),
  written: noised('how many labels the coins of a list chose, of those with an id'),
  escaped: noised('how many labels the coins of a list chose, of those whose id is like a formula'),
  repeated: noised('how many labels the coins of a list chose, of those that share an id'),
  withoutId: noised('how many labels the coins of a list chose, of those without an id'),
  notFound: noised(
    'how many labels the coins of a list chose, of those that the map of the reader lacks',
  ),
};
