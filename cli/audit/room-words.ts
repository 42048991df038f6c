import { minute } from '#cli/audit/report-words.ts';
import { eventText } from '#cli/render/ledger-event.ts';
import { amount, count } from '#cli/render/table.ts';
import type {
  Happened,
  PartyActivity,
  RoomActivity,
  TermsChange,
} from '#core/documents/room-activity.ts';

/** Columns of `partyRow`. */
export const PARTY_HEADS = [
  ...['party', 'proposed', 'approved', 'delivered', 'drops refused'],
  ...['answers', 'questions refused', 'last'],
];

/** What a party did, as a row. */
export const partyRow = (activity: PartyActivity): readonly string[] => {
  const { party, proposed, approved, delivered, refusedDrops, lastAt } = activity;
  const numbers = [proposed, approved, delivered, refusedDrops, activity.answers];
  return [
    party,
    ...[...numbers, activity.refusedQuestions].map(count),
    lastAt === undefined ? 'never' : minute(lastAt),
  ];
};

type EventType = Happened['event']['type'];

/** What a report tells apart of what happened; the compiler asks for a new kind of event. */
const TOPIC = {
  'agreement-proposed': 'others',
  'agreement-approved': 'others',
  'room-frozen': 'freezes',
  'room-unfrozen': 'freezes',
  'evidence-packed': 'others',
  'access-reviewed': 'others',
  'dataset-published': 'versions',
  'drop-refused': 'refusals',
  'budget-reserved': 'others',
  'answer-released': 'others',
  'question-refused': 'refusals',
  'version-checked': 'versions',
  'data-expired': 'expiries',
  'list-reserved': 'others',
  'list-released': 'others',
  'erasure-began': 'expiries',
  'people-forgotten': 'expiries',
  'tombstones-lifted': 'others',
  'subject-asked': 'others',
  'party-withdrew': 'expiries',
  'epoch-began': 'expiries',
  'key-destroyed': 'expiries',
} as const satisfies Readonly<Record<EventType, string>>;

/** What happened in a room that is about one topic, oldest first. */
export const about = (
  { happened }: RoomActivity,
  topic: (typeof TOPIC)[EventType],
): readonly Happened[] => happened.filter(({ event }) => TOPIC[event.type] === topic);

/** Columns of `happenedRow`. */
export const HAPPENED_HEADS = ['no.', 'at', 'what', 'about'];

/** An entry of the ledger, as a row. */
export const happenedRow = ({ entry, at, event }: Happened): readonly string[] => [
  String(entry),
  minute(at),
  event.type,
  eventText(event),
];

/** Who proposed an agreement and whether it came into force, in one sentence. */
export const termsSentence = ({ entry, at, party, agreement, inForceAt }: TermsChange): string => {
  const by = party === undefined ? 'with the room' : `by ${party}`;
  const force = inForceAt === undefined ? 'never in force' : `in force from ${minute(inForceAt)}`;
  return `Agreement ${agreement.slice(0, 12)}, proposed ${by} at ${minute(at)} (entry ${entry}), ${force}.`;
};

/** What of a ledger was read, in one sentence. */
export const ledgerSentence = ({ entries, from, to, head }: RoomActivity): string => {
  const time = from && to ? ` from ${minute(from)} to ${minute(to)} UTC` : '';
  return `The ledger is whole: ${amount(entries, 'entry', 'entries')}${time}, each sealed and in its place. Receipt ${entries}:${head}.`;
};
