import {
  agreed,
  type Fields,
  noised,
  own,
  random,
  told,
  under,
} from '#core/disclosure/disclosure.ts';
import { ENTRY_FIELDS, EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import {
  ACCURACY,
  ANSWER,
  BUDGET,
  CHANGES,
  EXPIRED,
  LEDGER_VERDICT,
  OTHER_TERMS,
  STRANGE,
} from '#core/disclosure/shared-fields.ts';

const KIND: Fields = { kind: agreed('the name of the document') };
const TERMS = agreed('terms of the agreement');
const AGREEMENT = agreed('the digest of a text that both parties read');
const PARTY = agreed('a party of the agreement');
const CODE = agreed('the digest of the public source of the room');
const DATASET = agreed('a name of the agreement');

const LEDGER: Fields = under('entries[]', {
  ...ENTRY_FIELDS,
  ...under('event', Object.assign({}, ...Object.values(EVENT_FIELDS))),
});

const ERROR: Fields = {
  ...KIND,
  'error.code': told('minimum'),
  'error.reason': told('minimum'),
  'error.message': told('minimum'),
  'steps[].**': own('what the reader ran'),
  ...under('error.budget', BUDGET),
  'error.allowed[]': agreed('what the agreement lets the asker ask'),
  ...under('error.tooSmall', { party: told('minimum'), dataset: told('minimum'), minimum: TERMS }),
  ...under('error', OTHER_TERMS),
};

const PLAN: Fields = {
  ...KIND,
  outcome: told('minimum'),
  cells: agreed('follows from the question and the agreement'),
  clearable: told('size'),
  k: TERMS,
  ...under('accuracy', ACCURACY),
  epsilon: own(
    'the price that was named, or nothing if the same was paid for the same own people before',
  ),
  'prices[].**': agreed('follows from the question, the agreement and what was paid'),
  'cheaper.**': agreed('follows from the question and the agreement'),
  ...under('budgets[]', BUDGET),
  scannedBytes: told('size'),
  dollars: told('size'),
};

const PENDING: Fields = {
  ...KIND,
  release: random('a digest of the question and the names of versions'),
};

const { party, dataset, ...PUBLISHED } = EVENT_FIELDS['dataset-published'];

const STATUS: Fields = {
  ...KIND,
  collaboration: agreed('the name of the agreement'),
  agreement: AGREEMENT,
  proposedBy: PARTY,
  inForce: AGREEMENT,
  'terms.**': TERMS,
  'approvals[].**': agreed('who approved what'),
  code: CODE,
  'datasets[].party': PARTY,
  'datasets[].dataset': DATASET,
  ...under('datasets[].version', {
    ...PUBLISHED,
    at: agreed('the minute in which it was published'),
  }),
  'datasets[].standing': told('damage'),
  ...under('datasets[]', OTHER_TERMS),
  ...under('budgets[]', BUDGET),
  releases: told('again'),
  refusedQuestions: agreed('how many entries say so'),
  'waiting.**': told('damage'),
};

const { agreement: _, content, 'executions[]': __, ...ANSWERED } = EVENT_FIELDS['answer-released'];

const RELEASES: Fields = {
  ...KIND,
  ...under('releases[]', {
    ...ANSWERED,
    at: agreed('the minute in which it was paid for'),
  }),
};

const ROOM_VERDICT: Fields = {
  ...KIND,
  outcome: told('damage'),
  ...under('ledger', LEDGER_VERDICT),
  agreements: agreed('how many were proposed'),
  releases: told('again'),
  ...under('versions[]', {
    party: PARTY,
    dataset: DATASET,
    version: random('the name of an attempt'),
    found: told('damage'),
  }),
  ...under('faults[]', { key: told('damage'), fault: told('damage') }),
  ...under('beside.leftovers', STRANGE),
  ...under('beside.foreign', STRANGE),
  noted: told('damage'),
};

/** What each document of a room tells whoever reads it; every field of every schema stands here. */
export const DOCUMENT_FIELDS: Readonly<Record<string, Fields>> = {
  agreement: {
    ...KIND,
    digest: AGREEMENT,
    'agreement.**': TERMS,
    'terms.**': TERMS,
    standing: agreed('whether both parties approved it'),
    code: CODE,
    'onTable.digest': AGREEMENT,
    'onTable.agreement.**': TERMS,
    ...under('onTable', CHANGES),
  },
  agreements: {
    ...KIND,
    'onTable.**': TERMS,
    proposedBy: PARTY,
    'inForce.**': TERMS,
    code: CODE,
  },
  proposal: {
    ...KIND,
    agreement: AGREEMENT,
    party: PARTY,
    proposedBy: PARTY,
    'waitingFor[]': PARTY,
    repeated: agreed('whether it lay on the table'),
  },
  approval: {
    ...KIND,
    agreement: AGREEMENT,
    party: PARTY,
    'waitingFor[]': PARTY,
    repeated: agreed('whether it was approved before'),
    code: CODE,
    'terms.**': TERMS,
    'identifiers.**': TERMS,
    ...CHANGES,
  },
  delivery: {
    ...KIND,
    party: PARTY,
    dataset: DATASET,
    uncleaned: own('what became of the own delivery'),
    prepared: own('what lies on the own machine'),
    outcome: own('what became of the own delivery'),
    version: random('the name of an attempt'),
    people: own('the exact size of the own list'),
    'report.**': own('what the own list is like'),
    repeated: own('whether the own list was there'),
    'belowMinimum.**': own('the size of the own list'),
    'rareValues.**': own('which values few people of the own list have'),
    reason: own('why the own list was refused'),
  },
  answer: ANSWER,
  trend: { ...KIND, ...under('answers[]', ANSWER) },
  'release-base': {
    ...KIND,
    ...under('answer', ANSWER),
    attribute: DATASET,
    'people.*': own('numbers of the reader'),
  },
  'release-export': {
    ...KIND,
    format: agreed('what the reader asked for'),
    'lines[]': noised('an answer in another form'),
    file: own('where the reader has it written'),
  },
  releases: RELEASES,
  pending: PENDING,
  plan: PLAN,
  error: ERROR,
  status: STATUS,
  ledger: { ...KIND, inForce: AGREEMENT, onTable: AGREEMENT, ...LEDGER },
  'ledger-verdict': { ...KIND, ...LEDGER_VERDICT },
  'room-verdict': ROOM_VERDICT,
  upkeep: {
    ...KIND,
    scratch: told('damage'),
    leftovers: told('damage'),
    ...EXPIRED,
  },
  expiry: { ...KIND, ...EXPIRED },
};

/** Documents that are made of the reader's own files alone: no room of others is asked for them. */
export const OWN_DOCUMENTS: Readonly<Record<string, string>> = {
  'new-agreement': 'the answers that the reader gave',
  'agreement-check': 'a file of the reader',
  'agreement-diff': 'files of the reader, and the agreement in force',
  room: 'the folder in which the reader made a room',
  sample: 'made-up people',
  preparation: 'a list of the reader',
  'suggested-mapping': 'a list of the reader',
  rehearsal: 'lists of the reader, who plays both parties',
  proof: 'a list of the reader',
  vectors: 'published values',
  'vectors-export': 'published values',
  'vectors-check': 'published values and a file of the reader',
  redteam: 'made-up people',
  completion: 'the commands there are',
  reconciliation: 'log files, and a ledger, that the reader may read',
  'log-verdict': 'log files and digests that the reader may read, and public keys',
  'deployment-verdict': 'settings that the reader may read, or was given, and public templates',
};
