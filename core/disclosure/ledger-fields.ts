import {
  agreed,
  type Fields,
  keyed,
  noised,
  random,
  told,
  under,
} from '#core/disclosure/disclosure.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';

const LIST: Fields = {
  party: agreed('whose list it is'),
  dataset: agreed('a name of the agreement'),
};

const AGREEMENT = agreed('the digest of a text that both parties read');

/** Names of versions as a question runs on them. */
const VERSIONS = under('versions[]', { ...LIST, version: random('the name of an attempt') });

const ASKED: Fields = {
  party: agreed('who asks'),
  analysis: agreed('what was asked'),
  question: agreed('the digest of what was asked'),
  'on[]': agreed('what was asked'),
  'by[]': agreed('what was asked'),
  'where.*[]': agreed('what was asked, by values that the agreement declares'),
  'events[]': agreed('what was asked'),
  'period.**': agreed('what was asked'),
  method: agreed('what was asked'),
  values: agreed('what was asked'),
  'frequency[]': agreed('what was asked, by a term of the agreement'),
};

const FREEZE: Fields = {
  by: agreed('who froze the room or lifted that'),
  party: agreed('which party that was'),
  reason: agreed('a text that its writer means both parties to read'),
};

/** What each kind of event tells both parties. */
export const EVENT_FIELDS: Readonly<Record<LedgerEvent['type'], Fields>> = {
  'agreement-proposed': { agreement: AGREEMENT, party: agreed('who proposed it') },
  'agreement-approved': {
    agreement: AGREEMENT,
    party: agreed('who approved it'),
    code: agreed('the digest of the public source of the room'),
    templates: agreed('the digest of the templates of the room'),
  },
  'dataset-published': {
    ...LIST,
    version: random('the name of an attempt'),
    drop: random('drawn when the list was prepared'),
    epoch: agreed('which token keys are in use'),
    'kinds[]': told('kinds'),
    people: told('size'),
    events: told('size'),
    agreement: AGREEMENT,
    keyCheck: keyed('a text of its own under the token key'),
    report: keyed('the checksum of a report that holds a seal of its own'),
  },
  'drop-refused': {
    ...LIST,
    drop: random('drawn when the list was prepared'),
    reason: told('drop'),
  },
  'budget-reserved': {
    ...ASKED,
    ...VERSIONS,
    agreement: AGREEMENT,
    microEpsilon: agreed('the price that was named'),
    ...under('charges[]', {
      nanoRho: agreed('the price and the kind of question'),
      attoDelta: agreed('the price and the kind of question'),
    }),
  },
  'answer-released': {
    ...ASKED,
    ...VERSIONS,
    agreement: AGREEMENT,
    microEpsilon: agreed('the price that was named'),
    release: random('a digest of the question and the names of versions'),
    content: noised('the checksum of an answer that both read'),
    cells: agreed('what was asked, by the values that the agreement declares'),
    suppressed: noised('how many noised counts are below the threshold'),
    'executions[]': random('drawn by Athena; how many there are tells of faults of it alone'),
  },
  'question-refused': { ...ASKED, reason: told('minimum') },
  'version-checked': {
    ...LIST,
    version: random('the name of an attempt'),
    found: told('damage'),
  },
  'data-expired': {
    ...LIST,
    what: agreed('what the agreement gives a term'),
    id: random('the id of a drop or the name of a version or release'),
  },
  'room-frozen': FREEZE,
  'room-unfrozen': FREEZE,
  'erasure-began': {
    party: agreed('who was asked'),
    request: random('drawn when the list of the request was prepared'),
    reason: agreed('what its writer means both parties to read'),
    received: agreed('a day that its writer means both parties to read'),
    due: agreed('a day that its writer means both parties to read'),
  },
  'people-forgotten': {
    party: agreed('who was asked'),
    request: random('drawn when the list of the request was prepared'),
    ...under('successors[]', {
      dataset: agreed('a name of the agreement'),
      former: random('the name of an attempt'),
      version: random('a digest of the names of a request and a version'),
      report: keyed('the checksum of a report that holds a seal of its own'),
    }),
    ...under('ended[]', { dataset: agreed('a name of the agreement'), version: told('damage') }),
  },
  'tombstones-lifted': {
    party: agreed('who took them out'),
    request: random('drawn when the list of the request was prepared'),
  },
  'list-reserved': {
    party: agreed('who had the list made'),
    activation: agreed('a name of the agreement'),
    list: random('a digest of the activation and the names of versions'),
    ...VERSIONS,
    agreement: AGREEMENT,
    microEpsilon: agreed('the price that the agreement says'),
    days: agreed('a term of the agreement'),
  },
  'list-released': {
    party: agreed('who had the list made'),
    list: random('a digest of the activation and the names of versions'),
    content: noised('the checksum of labels that the coins of a list chose'),
  },
  'access-reviewed': {
    by: agreed('who looked at who may do what'),
    party: agreed('which party that was'),
    agreement: AGREEMENT,
    access: agreed('the digest of what follows from the agreement and public source'),
  },
  'party-withdrew': {
    party: agreed('who took its lists out of the room'),
    dataset: agreed('a name of the agreement'),
  },
  'epoch-began': {
    by: agreed('who began it'),
    party: agreed('which party that was'),
    epoch: agreed('which token keys are in use'),
    keyCheck: keyed('a text of its own under the token key'),
  },
  'key-destroyed': {
    epoch: agreed('which token keys were in use'),
    keyCheck: keyed('a text of its own under the token key that is no more'),
  },
  'evidence-packed': {
    by: agreed('who packed the evidence'),
    party: agreed('which party that was'),
    manifest: keyed('the checksum of a manifest of files that hold seals'),
  },
  'subject-asked': { party: agreed('who asked what is held about somebody in its own lists') },
};

/**
 * What every entry tells beside its event. That it is there tells too: nothing is charged, and nothing noted, for
 * a list that did not change.
 */
export const ENTRY_FIELDS: Fields = {
  sequence: told('again'),
  previous: keyed('the checksum of an entry that holds a seal'),
  at: agreed('the minute in which somebody did something; of an answer, in which it was paid for'),
  run: random('drawn by Lambda for a call'),
  seal: keyed('by the key of the ledger'),
  'event.type': told('again'),
};
