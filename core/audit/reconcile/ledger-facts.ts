import type { DropId } from '#core/drop-files.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { paidAnswer } from '#core/ledger/events/budget-reserved.ts';
import type { EventOf, LedgerEvent } from '#core/ledger/events.ts';
import { attemptsOf } from '#core/room-layout.ts';

/** An entry with an event of one type. */
export type EntryOf<Type extends LedgerEvent['type']> = LedgerEntry & {
  readonly event: EventOf<Type>;
};

/** How a drop ended: published, refused, or removed because its time was up. */
export type DropEnd = EntryOf<'dataset-published' | 'drop-refused' | 'data-expired'>;

/** What the ledger says of an answer: when it was paid for and given, each once unless it expired between. */
export interface AnswerFacts {
  readonly versions: ReadonlySet<string>;
  readonly paid: LedgerEntry[];
  readonly given: EntryOf<'answer-released'>[];
}

/** Whose list something is about. */
interface Listed {
  readonly party: string;
  readonly dataset?: string | undefined;
}

const is = <Type extends LedgerEvent['type']>(
  entry: LedgerEntry,
  ...types: readonly Type[]
): entry is EntryOf<Type> => types.some((type) => type === entry.event.type);

/** The entries of a ledger by what calls speak of. */
export class LedgerFacts {
  readonly entries: readonly LedgerEntry[];
  readonly bySequence: ReadonlyMap<number, LedgerEntry>;
  readonly answers: ReadonlyMap<string, AnswerFacts>;
  /** The publication of each version. */
  readonly published: ReadonlyMap<string, EntryOf<'dataset-published'>>;
  /** The end of each version whose time was up, or for which another stands since people were forgotten. */
  readonly expired: ReadonlyMap<string, LedgerEntry>;
  /** Lists of people to forget, or to let come back, that were begun: by the drop that each came as. */
  readonly lists: ReadonlySet<string>;
  /** Versions that erasures put in the place of others. */
  readonly successors: ReadonlySet<string>;
  readonly #ends = new Map<string, DropEnd[]>();
  readonly #attempts = new Map<string, DropEnd[]>();

  constructor(entries: readonly LedgerEntry[]) {
    this.entries = entries;
    this.bySequence = new Map(entries.map((entry) => [entry.sequence, entry]));
    this.answers = answersIn(entries);
    const published = entries.filter((entry) => is(entry, 'dataset-published'));
    this.published = new Map(published.map((entry) => [entry.event.version, entry]));
    this.expired = new Map(
      entries.flatMap((entry) => endedBy(entry).map((version) => [version, entry])),
    );
    this.lists = new Set(
      entries
        .filter((entry) => is(entry, 'erasure-began', 'tombstones-lifted'))
        .map(({ event }) => event.request),
    );
    this.successors = new Set(
      entries
        .filter((entry) => is(entry, 'people-forgotten'))
        .flatMap(({ event }) => event.successors.map(({ version }) => version)),
    );
    for (const entry of entries) this.#note(entry);
  }

  /** The ends of a drop, in their order; none while it waits. */
  endsOf({ party, dataset, drop }: Listed & { readonly drop: string }): readonly DropEnd[] {
    return this.#ends.get(`${party}.${dataset}.${drop}`) ?? [];
  }

  /** The ends of the drop that an attempt is at, by the name of the attempt. */
  endsOfAttempt({ party, dataset, version }: Listed & { readonly version: string }) {
    return this.#attempts.get(`${party}.${dataset}.${version.slice(0, 9)}`) ?? [];
  }

  #note(entry: LedgerEntry): void {
    const drop = dropIn(entry);
    if (drop === undefined) return;
    const { party, dataset } = entry.event as DropEnd['event'];
    add(this.#ends, `${party}.${dataset}.${drop}`, entry as DropEnd);
    add(this.#attempts, `${party}.${dataset}.${attemptsOf(drop as DropId)}`, entry as DropEnd);
  }
}

const add = <Item>(to: Map<string, Item[]>, name: string, item: Item): void => {
  const items = to.get(name);
  if (items) items.push(item);
  else to.set(name, [item]);
};

/** The versions that an entry ends. */
const endedBy = (entry: LedgerEntry): readonly string[] => {
  if (is(entry, 'data-expired')) return entry.event.what === 'version' ? [entry.event.id] : [];
  if (!is(entry, 'people-forgotten')) return [];
  const { successors, ended } = entry.event;
  return [...successors.map(({ former }) => former), ...ended.map(({ version }) => version)];
};

const dropIn = (entry: LedgerEntry): string | undefined => {
  if (is(entry, 'dataset-published', 'drop-refused')) return entry.event.drop;
  return is(entry, 'data-expired') && entry.event.what === 'drop' ? entry.event.id : undefined;
};

const answersIn = (entries: readonly LedgerEntry[]): ReadonlyMap<string, AnswerFacts> => {
  const answers = new Map<string, AnswerFacts>();
  const of = (name: string, versions: readonly { readonly version: string }[]): AnswerFacts => {
    const known = answers.get(name);
    if (known) return known;
    const made = { versions: new Set(versions.map((each) => each.version)), paid: [], given: [] };
    answers.set(name, made);
    return made;
  };
  for (const entry of entries) {
    if (is(entry, 'budget-reserved'))
      of(releaseIdOf(paidAnswer(entry.event)), entry.event.versions).paid.push(entry);
    if (is(entry, 'answer-released'))
      of(entry.event.release, entry.event.versions).given.push(entry);
  }
  return answers;
};
