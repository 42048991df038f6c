import {
  type Fields,
  keyed,
  noised,
  open,
  random,
  told,
  under,
} from '#core/disclosure/disclosure.ts';

const BY_QUESTION = 'follows from the question, its price and the agreement';

/** How exact an answer is. */
export const ACCURACY: Fields = Object.fromEntries(
  [
    ...['noise', 'delta', 'sensitivity', 'variance', 'protects'],
    ...['noiseBound', 'noiseHalfWidth', 'roundTo'],
  ].map((name) => [name, open(BY_QUESTION)]),
);

/** An answer as both parties may read it. */
export const ANSWER: Fields = {
  kind: open('the name of the document'),
  release: random('a digest of the question and the names of versions'),
  'question.**': open('what was asked'),
  ...under('versions[]', {
    party: open('whose list it is'),
    dataset: open('a name of the agreement'),
    version: random('the name of an attempt'),
  }),
  agreement: open('the digest of a text that both parties read'),
  at: open('the minute in which it was paid for'),
  k: open('a term of the agreement'),
  epsilon: open('the price that was named'),
  ...ACCURACY,
  'cells[].by.*': open('a value that the agreement declares; all come back'),
  'cells[].outcome': noised('whether the noised count reaches the threshold'),
  'cells[].people': noised('the noised count'),
  ...under('cells[]', {
    low: noised('follows from the noised count and its noise'),
    high: noised('follows from the noised count and its noise'),
    estimate: noised('follows from the noised count and its noise'),
  }),
  'cells[].reason': open('follows from the outcome and the kind of noise'),
  repeated: open('whether it was asked before'),
  matchRate: noised('a noised count, by the size of the own list'),
  'told[].**': open('follows from the agreement and the entries on what was paid'),
};

/** What is left of a budget. */
export const BUDGET: Fields = Object.fromEntries(
  ['party', 'asker', 'days', 'unit', 'limit', 'spent', 'left', 'answers', 'renewsAt'].map(
    (name) => [name, open('follows from the agreement and the entries on what was paid')],
  ),
);

/** By what a list was delivered under other terms. */
export const OTHER_TERMS: Fields = under('otherTerms[]', {
  party: open('whose list it is'),
  dataset: open('a name of the agreement'),
  differs: open('follows from two agreements and the kinds that the ledger tells'),
  attribute: open('a name of the agreement'),
});

/** What differs between two agreements, and what follows. */
export const CHANGES: Fields = {
  'changes[].**': open('two texts that both parties read'),
  'consequences[]': open('follows from two agreements and the ledger'),
};

/** What was removed because its time was up. */
export const EXPIRED: Fields = under('expired[]', {
  type: open('what happened'),
  what: open('what the agreement gives a term'),
  party: open('whose data it was'),
  dataset: open('a name of the agreement'),
  id: random('the id of a drop or the name of a version or release'),
});

/** What a look at the ledger came to. */
export const LEDGER_VERDICT: Fields = {
  outcome: told('damage'),
  'head.sequence': open('how much happened'),
  'head.checksum': keyed('the checksum of an entry that holds a seal'),
  'foreign[]': told('damage'),
  'backwards[]': open('entries whose minutes run backwards'),
  sequence: told('damage'),
  fault: told('damage'),
  remedy: told('damage'),
};

/** Files that nobody knows: a number, and the names of some. */
export const STRANGE: Fields = {
  count: told('damage'),
  'named[]': told('damage'),
};
