import {
  agreed,
  type Fields,
  keyed,
  noised,
  own,
  random,
  TOLD_LIMITS,
  told,
  under,
} from '#core/disclosure/disclosure.ts';

const BY_QUESTION = 'follows from the question, its price and the agreement';

/** How exact an answer is. */
export const ACCURACY: Fields = Object.fromEntries(
  [
    ...['noise', 'delta', 'sensitivity', 'variance', 'protects'],
    ...['noiseBound', 'noiseHalfWidth', 'roundTo'],
  ].map((name) => [name, agreed(BY_QUESTION)]),
);

/** An answer as both parties may read it. */
export const ANSWER: Fields = {
  kind: agreed('the name of the document'),
  release: random('a digest of the question and the names of versions'),
  'question.**': agreed('what was asked'),
  ...under('versions[]', {
    party: agreed('whose list it is'),
    dataset: agreed('a name of the agreement'),
    version: random('the name of an attempt'),
  }),
  agreement: agreed('the digest of a text that both parties read'),
  at: agreed('the minute in which it was paid for'),
  k: agreed('a term of the agreement'),
  epsilon: agreed('the price that was named'),
  ...ACCURACY,
  'sums[].**': agreed(BY_QUESTION),
  'contributions.**': agreed('a term of the agreement'),
  'cells[].by.*': agreed('a value that the agreement declares; all come back'),
  'cells[].outcome': noised(
    `whether the noised count reaches the threshold; where a support above k is asked for, ${TOLD_LIMITS.support} too`,
  ),
  'cells[].people': noised('the noised count'),
  'cells[].low': noised('follows from the noised count'),
  'cells[].high': noised('follows from the noised count'),
  'cells[].estimate': noised('follows from the noised count'),
  'cells[].sums.*': noised('a noised sum, which leaves with its people or not at all'),
  'cells[].mean.**': noised('follows from the noised sum and the noised count'),
  'cells[].reason': noised('follows from the outcomes and the kind of noise'),
  repeated: own(
    'whether it was asked before, on these versions or on the same people of the own list',
  ),
  'told[].**': agreed('follows from the agreement and the entries on what was paid'),
  'lift.**': noised('follows from the noised counts, and from the experiment of the agreement'),
  'balance.**': noised('follows from the noised counts, and from the experiment of the agreement'),
  'representation.**': noised('follows from the noised counts'),
  'fairness[].**': agreed('follows from the question and the agreement'),
  matchRate: noised('a noised count, by the size of the own list'),
};

/** What is left of a budget. */
export const BUDGET: Fields = Object.fromEntries(
  [
    'party',
    'asker',
    'days',
    'unit',
    'limit',
    'spent',
    'left',
    'answers',
    'renewsAt',
    'paysLess',
  ].map((name) => [name, agreed('follows from the agreement and the entries on what was paid')]),
);

/** By what a list was delivered under other terms. */
export const OTHER_TERMS: Fields = under('otherTerms[]', {
  party: agreed('whose list it is'),
  dataset: agreed('a name of the agreement'),
  differs: agreed('follows from two agreements and the kinds that the ledger tells'),
  attribute: agreed('a name of the agreement'),
});

/** What differs between two agreements, and what follows. */
export const CHANGES: Fields = {
  'changes[].**': agreed('two texts that both parties read'),
  'consequences[]': agreed('follows from two agreements and the ledger'),
};

/** What was removed because its time was up or it was ended, what could not be, and which keys were destroyed. */
export const EXPIRED: Fields = {
  ...under('expired[]', {
    type: agreed('what happened'),
    what: agreed('what the agreement gives a term'),
    party: agreed('whose data it was'),
    dataset: agreed('a name of the agreement'),
    id: random('the id of a drop or the name of a version or release'),
    why: agreed('follows from the ledger, the agreement and the time'),
  }),
  'unproven[].**': told('damage'),
  ...under('keys[]', {
    type: agreed('what happened'),
    epoch: agreed('which token keys were in use'),
    keyCheck: keyed('a text of its own under a token key that is no more'),
  }),
};

/** What a look at the ledger came to. */
export const LEDGER_VERDICT: Fields = {
  outcome: told('damage'),
  'head.sequence': told('again'),
  'head.checksum': keyed('the checksum of an entry that holds a seal'),
  'foreign[]': told('damage'),
  'backwards[]': agreed('entries whose minutes run backwards'),
  sequence: told('damage'),
  fault: told('damage'),
  remedy: told('damage'),
};

/** Files that nobody knows: a number, and the names of some. */
export const STRANGE: Fields = {
  count: told('damage'),
  'named[]': told('damage'),
};
