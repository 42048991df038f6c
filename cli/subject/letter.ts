import { unitsText } from '#cli/render/histories.ts';
import { type Block, head, list, says } from '#cli/subject/letter-blocks.ts';
import { LETTER_WORDS, type LetterWords } from '#cli/subject/letter-words.ts';
import { helperBlocks, senderBlocks } from '#cli/subject/who-answers.ts';
import type { Language } from '#core/documents/governance-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { officerText } from '#core/governance/organisations.ts';

/** A letter to a person, in whichever form. */
export interface Letter {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
}

type Held = SubjectDocument['held'][number];
type EventsHeld = Extract<Held, { of: 'events' }>;

const day = (at: string): string => at.slice(0, 10);

const eventText = (
  { at, attributes, value }: EventsHeld['latest'][number],
  measure: EventsHeld['value'],
  { detail }: LetterWords['categories'],
): string => {
  const details = Object.entries(attributes).map(([name, said]) => detail(name, said));
  return [
    `${at.slice(0, 19)}Z`,
    ...(details.length === 0 ? [] : [details.join(', ')]),
    ...(measure === undefined || value === undefined
      ? []
      : [detail(measure.name, `${unitsText(value, measure.decimals)} ${measure.unit}`)]),
  ].join(' · ');
};

/** Writes the letters of one language. */
class Writer {
  readonly #words: LetterWords;
  readonly #of: SubjectDocument;

  constructor(words: LetterWords, of: SubjectDocument) {
    this.#words = words;
    this.#of = of;
  }

  blocks(): readonly Block[] {
    const { greeting, found, notFound, searchedBy, kinds, marked } = this.#words;
    const { at, asked, tombstones } = this.#of;
    const begin = this.#of.found ? found(day(at)) : notFound(day(at));
    const by = asked.map(({ kind, identifiers }) => `${kinds[kind]} (${identifiers})`).join(', ');
    return [
      ...senderBlocks(this.#of, this.#words),
      ...[says(greeting), says(begin), says(searchedBy(by))],
      ...(tombstones === undefined ? [] : [says(marked(tombstones))]),
      ...(this.#of.found ? this.#found() : this.#notFound()),
    ];
  }

  #gap(what: string): Block {
    return { is: 'gap', text: this.#words.gap(what) };
  }

  /** What the agreement says in a sentence, or what belongs there. */
  #said(said: string | undefined, sentence: (said: string) => string, missing: string): Block {
    return said === undefined ? this.#gap(missing) : says(sentence(said));
  }

  #notFound(): readonly Block[] {
    return [...this.#complaint(), ...this.#gone(), ...this.#unsearched()];
  }

  #found(): readonly Block[] {
    const { purposes, source, copy } = this.#words;
    const { purpose, legalBasis, governance } = this.#of;
    const from = governance?.organisation?.source;
    return [
      ...[head(purposes.head), says(purposes.says(purpose)), says(purposes.basis(legalBasis))],
      ...[...this.#categories(), ...this.#recipients(), ...this.#period()],
      ...[...this.#rights(), ...this.#complaint()],
      ...[head(source.head), this.#said(from, source.from, source.says)],
      ...this.#decisions(),
      ...[...this.#counted(), ...this.#unsearched(), head(copy.head), says(copy.says)],
    ];
  }

  #decisions(): readonly Block[] {
    const { decisions: words } = this.#words;
    const { lists, governance } = this.#of;
    const agreed = governance?.decisions;
    return [
      ...[head(words.head), says(words.says)],
      ...(lists.length > 0 ? [says(words.lists)] : []),
      ...(agreed === undefined ? [] : [says(words.agreed(agreed))]),
      this.#gap(words.others),
    ];
  }

  #categories(): readonly Block[] {
    const { categories: words } = this.#words;
    const rows = this.#of.held.flatMap((held): readonly Block[] =>
      held.of === 'people' ? this.#people(held) : this.#events(held),
    );
    return [head(words.head), says(words.says), ...rows];
  }

  #people({ dataset, rows }: Extract<Held, { of: 'people' }>): readonly Block[] {
    const { categories: words } = this.#words;
    return rows.flatMap(({ kinds, ownIds, label, attributes }) => [
      says(words.people(dataset, kinds.map((kind) => this.#words.kinds[kind]).join(', '))),
      ...list([
        ...Object.entries(attributes).map(([name, value]) => words.detail(name, value)),
        ...(ownIds > 0 ? [words.ownIds(ownIds)] : []),
        ...(label ? [words.label] : []),
      ]),
    ]);
  }

  #events({ dataset, total, latest, value }: EventsHeld): readonly Block[] {
    const { categories: words } = this.#words;
    return [
      says(words.events(dataset, total)),
      ...list(latest.map((event) => eventText(event, value, words))),
      ...(latest.length < total ? [says(words.more(latest.length))] : []),
    ];
  }

  #recipients(): readonly Block[] {
    const { recipients: words } = this.#words;
    const { recipients, lists, operator } = this.#of;
    return [
      head(words.head),
      ...recipients.map(({ party, role, name = party }) => says(words.says(name, role))),
      ...(lists.length > 0 ? [says(words.lists(lists.length))] : []),
      ...(operator === undefined ? [] : [says(words.operator(operator))]),
      ...helperBlocks(this.#of, this.#words),
    ];
  }

  #period(): readonly Block[] {
    const { period: words } = this.#words;
    const held = this.#of.held.map((each) =>
      words.held(each, day(each.published), day(each.until)),
    );
    return [head(words.head), ...list(held), says(words.releases)];
  }

  #rights(): readonly Block[] {
    const { rights: words } = this.#words;
    const { legalBasis, governance } = this.#of;
    const officer = officerText({ organisation: governance?.organisation });
    return [
      head(words.head),
      ...words.says.map(says),
      ...(legalBasis === 'consent' ? [says(words.consent)] : []),
      ...(legalBasis === 'legitimate-interests' ? [] : [says(words.portability)]),
      this.#said(officer, words.write, words.how),
    ];
  }

  #complaint(): readonly Block[] {
    const { head: title, says: text, named, authority } = this.#words.complaint;
    const own = this.#of.governance?.organisation?.authority;
    return [head(title), says(text), this.#said(own, named, authority)];
  }

  #counted(): readonly Block[] {
    const { counted: words } = this.#words;
    const { releases, lists } = this.#of;
    return [
      ...[head(words.head), says(words.says)],
      ...list([
        ...releases.map(({ analysis, at, until }) => words.release(analysis, day(at), day(until))),
        ...lists.map(({ activation, at, until }) => words.list(activation, day(at), day(until))),
      ]),
      ...this.#gone(),
    ];
  }

  #gone(): readonly Block[] {
    const { releasesOnGone } = this.#of;
    return releasesOnGone > 0 ? [says(this.#words.counted.gone(releasesOnGone))] : [];
  }

  #unsearched(): readonly Block[] {
    const { unsearched } = this.#of;
    const { head: title, says: text, why: reasons, one } = this.#words.unsearched;
    const items = unsearched.map(({ dataset, why, until }) =>
      one(dataset, reasons[why], day(until)),
    );
    return items.length === 0 ? [] : [head(title), says(text), ...list(items)];
  }
}

/**
 * The letter of an answer, in the order of Article 15(1), a to h. It tells what the answer does and nothing else: what neither
 * the room nor the agreement says is marked for the controller to fill.
 */
export const letterOf = (answer: SubjectDocument, language: Language): Letter => {
  const words = LETTER_WORDS[language];
  const blocks = new Writer(words, answer).blocks();
  return { language, title: words.title(answer.collaboration), blocks };
};
