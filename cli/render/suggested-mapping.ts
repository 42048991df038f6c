import { mappingLines } from '#cli/render/mapping.ts';
import type { SuggestedEventMapping } from '#core/drops/event-mapping.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { printable } from '#core/printable.ts';

/** A mapping that a file suggests, and what it does not say. */
interface Suggested {
  readonly suggestedMapping: Mapping;
  readonly notes: readonly SuggestionNote[];
}

/** The same of events. */
interface SuggestedOfEvents {
  readonly suggestedMapping: SuggestedEventMapping;
  readonly notes: readonly SuggestionNote[];
}

const WHAT_SAYS: Readonly<Record<SuggestionNote['what'], string>> = {
  missing: 'not found',
  open: 'to decide',
  'left-out': 'left out',
};

const comment = ({ about, what, says }: SuggestionNote): string =>
  printable(`  # ${about}, ${WHAT_SAYS[what]}: ${says}`);

/** As people write it: the name of a column alone, where there is no more to say. */
const short = (source: Mapping['identifiers'][keyof Mapping['identifiers']]): unknown => {
  if (typeof source !== 'object' || source.hashed) return source;
  const { hashed: _raw, ...rest } = source;
  return Object.keys(rest).length === 1 && rest.column !== undefined ? rest.column : rest;
};

const section = (
  name: string,
  content: object,
  notes: readonly SuggestionNote[],
): readonly string[] => {
  const comments = notes.map(comment);
  if (Object.keys(content).length > 0) return [...mappingLines({ [name]: content }), ...comments];
  return comments.length > 0 ? [`${name}:`, ...comments] : [];
};

/**
 * A suggested mapping as YAML that can be saved as it is: what was not found, is open or was left out stands
 * in comments where it belongs.
 */
export const suggestedMappingLines = ({
  suggestedMapping,
  notes,
}: Suggested): readonly string[] => {
  const { bridges, match, consent } = suggestedMapping;
  return [
    ...identifierLines(suggestedMapping, notes),
    ...part('bridges', bridges, notes),
    ...part('match', match, notes),
    ...attributeLines(suggestedMapping, notes),
    ...part('consent', consent, notes),
  ];
};

/** The same of a file of events. */
export const suggestedEventLines = ({
  suggestedMapping,
  notes,
}: SuggestedOfEvents): readonly string[] => {
  const { bridges, time, value, eventId, consent } = suggestedMapping;
  return [
    ...identifierLines(suggestedMapping, notes),
    ...part('bridges', bridges, notes),
    ...part('time', time?.format === 'iso' ? time.column : time, notes),
    ...part('value', value, notes),
    ...part('eventId', eventId, notes),
    ...attributeLines(suggestedMapping, notes),
    ...part('consent', consent, notes),
  ];
};

const identifierLines = (
  { identifiers, bridges, match }: Pick<Mapping, 'identifiers' | 'bridges' | 'match'>,
  notes: readonly SuggestionNote[],
): readonly string[] => {
  const isKnownOtherwise =
    bridges !== undefined || match !== undefined || notes.some(({ about }) => about === 'match');
  const kinds = Object.entries(identifiers).map(([kind, source]) => [kind, short(source)]);
  const about = notes.filter((note) => isKind(note.about) || note.about === 'identifiers');
  return kinds.length === 0 && isKnownOtherwise
    ? emptySection('identifiers', about)
    : section('identifiers', Object.fromEntries(kinds), about);
};

/** A section that may be empty says so: with nothing behind its name, a mapping would be refused. */
const emptySection = (name: string, notes: readonly SuggestionNote[]): readonly string[] => {
  const [first = '', ...others] = notes.map(comment);
  return [`${name}: {} ${first.trim()}`.trimEnd(), ...others];
};

const attributeLines = (
  { attributes }: Pick<Mapping, 'attributes'>,
  notes: readonly SuggestionNote[],
): readonly string[] => {
  const about = notes.filter((note) => !isKind(note.about) && !PARTS.has(note.about));
  return Object.keys(attributes).length === 0 && about.length > 0
    ? emptySection('attributes', about)
    : section('attributes', attributes, about);
};

/** A part of a mapping that is one thing, with what is to be said of it below. */
const part = (
  name: string,
  content: unknown,
  notes: readonly SuggestionNote[],
): readonly string[] => [
  ...(content === undefined ? [] : mappingLines({ [name]: content })),
  ...notes.filter(({ about }) => about === name).map((note) => comment(note).trimStart()),
];

/** What notes are about that are about no kind and no attribute. */
const PARTS: ReadonlySet<string> = new Set([
  ...['identifiers', 'bridges', 'match', 'time', 'value', 'eventId', 'consent'],
]);

const isKind = (about: string): boolean => IDENTIFIER_KINDS.some((kind) => kind === about);
