import { mappingLines } from '#cli/render/mapping.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { printable } from '#core/printable.ts';

/** A mapping that a file suggests, and what it does not say. */
interface Suggested {
  readonly suggestedMapping: Mapping;
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
  const { identifiers, attributes, consent } = suggestedMapping;
  const kinds = Object.entries(identifiers).map(([kind, source]) => [kind, short(source)]);
  const onAttributes = notes.filter(({ about }) => isAttribute(about));
  const onConsent = notes.filter(({ about }) => about === 'consent');
  const onKinds = notes.filter((note) => !onAttributes.includes(note) && !onConsent.includes(note));
  return [
    ...section('identifiers', Object.fromEntries(kinds), onKinds),
    ...section('attributes', attributes, onAttributes),
    ...(consent ? mappingLines({ consent }) : []),
    ...onConsent.map((note) => comment(note).trimStart()),
  ];
};

const isAttribute = (about: string): boolean =>
  about !== 'consent' && !IDENTIFIER_KINDS.some((kind) => kind === about);
