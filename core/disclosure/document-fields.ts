import { AUDIT_REPORT } from '#core/disclosure/audit-fields.ts';
import {
  agreed,
  type Fields,
  keyed,
  noised,
  own,
  random,
  told,
  under,
} from '#core/disclosure/disclosure.ts';
import {
  AGREEMENT,
  DATASET,
  DATASETS,
  EVENT,
  KIND,
  PARTY,
} from '#core/disclosure/document-parts.ts';
import { KEYS_AND_ENDINGS } from '#core/disclosure/ending-fields.ts';
import { ERASURES, FORGETTING } from '#core/disclosure/forgetting-fields.ts';
import { REVIEW, REVIEW_DUE } from '#core/disclosure/governance-fields.ts';
import { ENTRY_FIELDS, EVENT_FIELDS } from '#core/disclosure/ledger-fields.ts';
import { LIST, LIST_STATUS, TAKEN_LIST } from '#core/disclosure/list-fields.ts';
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
import { SUBJECT } from '#core/disclosure/subject-fields.ts';

const TERMS = agreed('terms of the agreement');
const CODE = agreed('the digest of the public source of the room');

const LEDGER: Fields = under('entries[]', { ...ENTRY_FIELDS, ...under('event', EVENT) });

const ERROR: Fields = {
  ...KIND,
  'error.code': told('minimum'),
  'error.reason': told('minimum'),
  'error.message': told('minimum'),
  'steps[].**': own('what the reader ran'),
  ...under('error.budget', BUDGET),
  'error.allowed[]': agreed('what the agreement lets the asker ask'),
  ...under('error.tooSmall', { party: told('minimum'), dataset: told('minimum'), minimum: TERMS }),
  'error.smallCells.**': agreed('follows from the question, the agreement and the published size'),
  ...under('error', OTHER_TERMS),
};

const PLAN: Fields = {
  ...KIND,
  outcome: told('minimum'),
  cells: agreed('follows from the question and the agreement'),
  clearable: told('size'),
  'sums[].**': agreed('follows from the question, its price and the agreement'),
  k: TERMS,
  'fairness[].**': agreed('follows from the question and the agreement'),
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

const STANDING: Fields = {
  by: agreed('who froze the room'),
  party: PARTY,
  at: agreed('the minute in which it was frozen'),
  reason: agreed('a text that its writer means both parties to read'),
};

const FREEZE: Fields = {
  ...KIND,
  act: own('what the reader did'),
  by: own('as whom the reader came'),
  party: own('as whom the reader came'),
  repeated: agreed('follows from the entries on freezes'),
  ...under('standing[]', STANDING),
};

const PACK_NOTE: Fields = {
  ...KIND,
  manifest: keyed('the checksum of a manifest of files that hold seals'),
  'note.**': agreed('who packed the same first, and when'),
  repeated: agreed('follows from the entries on packs'),
};

const STATUS: Fields = {
  ...KIND,
  collaboration: agreed('the name of the agreement'),
  agreement: AGREEMENT,
  proposedBy: PARTY,
  inForce: AGREEMENT,
  'terms.**': TERMS,
  'approvals[].**': agreed('who approved what'),
  code: CODE,
  ...DATASETS,
  ...under('budgets[]', BUDGET),
  ...under('lists[]', LIST_STATUS),
  releases: told('again'),
  refusedQuestions: agreed('how many entries say so'),
  ...under('reviews[]', REVIEW_DUE),
  'lapses[].**': agreed('days of the agreement'),
  ...under('frozen[]', STANDING),
  ...under('erasures[]', ERASURES),
  'endedEpochs[].**': agreed('the minutes in which epochs ended, and a term of the agreement'),
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
    events: own('the exact size of the own list'),
    'report.**': own('what the own list is like'),
    repeated: own('whether the own list was there'),
    'bridges[].**': own('how far own events and own people reach each other'),
    takenOutSince: own('whether people were taken out of the own list'),
    overtakenBy: random('the name of an attempt'),
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
  list: LIST,
  'taken-list': TAKEN_LIST,
  pending: PENDING,
  plan: PLAN,
  error: ERROR,
  status: STATUS,
  ledger: { ...KIND, inForce: AGREEMENT, onTable: AGREEMENT, ...LEDGER },
  'ledger-verdict': { ...KIND, ...LEDGER_VERDICT },
  'room-verdict': ROOM_VERDICT,
  'audit-report': AUDIT_REPORT,
  upkeep: {
    ...KIND,
    scratch: told('damage'),
    leftovers: told('damage'),
    ...EXPIRED,
    'forgotten[]': random('drawn when the list of the request was prepared'),
  },
  forgetting: FORGETTING,
  expiry: { ...KIND, ...EXPIRED },
  ...KEYS_AND_ENDINGS,
  freeze: FREEZE,
  subject: SUBJECT,
  'pack-note': PACK_NOTE,
  review: REVIEW,
};
