import type { Words } from '#console/words/words.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { MICRO } from '#core/micro-epsilon.ts';

type Of = Words['ledgerEvents'];
type Type = LedgerEvent['type'];

/** Digits of a digest by which people tell it from others. */
const SHORT = 12;

const short = (digest: string): string => digest.slice(0, SHORT);

/** A side as a sentence begins with it. */
export const sideText = ({ sides }: Of, { by, party = '' }: FreezeSide): string =>
  by === 'party' ? party : sides[by];

type Sentence<Each extends Type> = (words: Of, event: EventOf<Each>) => string;

const SENTENCES: { readonly [Each in Type]: Sentence<Each> } = {
  'agreement-proposed': ({ says, sides }, { party, agreement }) =>
    says.proposed(party ?? sides.room, short(agreement)),
  'agreement-approved': ({ says }, { party, agreement }) => says.approved(party, short(agreement)),
  'dataset-published': ({ says }, { party, dataset, people, events }) =>
    events === undefined
      ? says.people(party, dataset, people)
      : says.events(party, dataset, events),
  'drop-refused': ({ says }, { party, dataset }) => says.refused(party, dataset),
  'budget-reserved': ({ says }, { party, microEpsilon }) => says.paid(party, microEpsilon / MICRO),
  'answer-released': ({ says }, { party, cells, suppressed }) =>
    says.answered(party, cells - suppressed, cells),
  'question-refused': ({ says }, { party }) => says.unanswered(party),
  'version-checked': ({ says }, { party, dataset, found }) => says[found](party, dataset),
  'data-expired': ({ says }, { party, what }) => says.removed[what](party),
  'room-frozen': (words, event) => words.says.frozen(sideText(words, event)),
  'room-unfrozen': (words, event) => words.says.unfrozen(sideText(words, event)),
  'evidence-packed': (words, event) =>
    words.says.packed(sideText(words, event), short(event.manifest)),
  'list-reserved': ({ says }, { party, microEpsilon }) =>
    says.reserved(party, microEpsilon / MICRO),
  'list-released': ({ says }, { party }) => says.listed(party),
  'erasure-began': ({ says }, { party }) => says.erasing(party),
  'people-forgotten': ({ says }, { party, successors }) => says.forgotten(party, successors.length),
  'tombstones-lifted': ({ says }, { party }) => says.lifted(party),
  'access-reviewed': (words, event) => words.says.reviewed(sideText(words, event)),
  'subject-asked': ({ says }, { party }) => says.asked(party),
  'party-withdrew': ({ says }, { party, dataset }) =>
    dataset === undefined ? says['withdrew-all'](party) : says.withdrew(party, dataset),
  'epoch-began': (words, event) => words.says.epoch(sideText(words, event), event.epoch),
  'key-destroyed': ({ says, room }, { epoch }) => says.destroyed(room, epoch),
};

/** What an entry of a ledger says, as one sentence in the reader's language. */
export const eventSentence = <Each extends Type>(
  words: Of,
  event: EventOf<Each> & { readonly type: Each },
): string => (SENTENCES[event.type] as Sentence<Each>)(words, event);
