import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { sourceColumns } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import {
  type Sample,
  type SampledColumn,
  sampledColumns,
} from '#core/drops/suggestion/sampled-column.ts';
import { suggestAttribute } from '#core/drops/suggestion/suggest-attribute.ts';
import { suggestConsent } from '#core/drops/suggestion/suggest-consent.ts';
import { suggestIdentifier } from '#core/drops/suggestion/suggest-identifier.ts';
import { suggestMatch } from '#core/drops/suggestion/suggest-match.ts';
import { type SuggestedOwnIds, suggestOwnIds } from '#core/drops/suggestion/suggest-own-ids.ts';
import type { SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';

/** What the columns of a file are to become. */
export interface Wanted {
  readonly agreement: Agreement;
  /** The attributes of the dataset, each with its declared values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** How many ids of the party's own a person may have, where the agreement takes some. */
  readonly ownIds?: number | undefined;
  /** Did the party give its word that everybody in the file may be used? */
  readonly attested: boolean;
}

/** A mapping as a file suggests it, and what it does not say. */
export interface Suggestion {
  readonly mapping: Mapping;
  readonly notes: readonly SuggestionNote[];
  /** Can it be used as it stands? */
  readonly complete: boolean;
}

/** Ids of the party's own: in no column that holds identifiers, by which people are matched. */
const ownIdsBeside = (
  columns: readonly SampledColumn[],
  identifiers: Mapping['identifiers'],
  { ownIds }: Wanted,
): SuggestedOwnIds => {
  if (ownIds === undefined) return { notes: [] };
  const used = Object.keys(identifiers).flatMap((kind) =>
    sourceColumns({ identifiers, attributes: {} }, kind as IdentifierKind),
  );
  const others = columns.filter(({ name }) => !used.includes(name));
  return suggestOwnIds(others, ownIds);
};

/**
 * A mapping that the header and the first rows of a file suggest, to be read by a person. It names columns,
 * and of their values only words of consent.
 */
export const suggestMapping = (sample: Sample, wanted: Wanted): Suggestion => {
  const columns = sampledColumns(sample);
  const { kinds, defaultCountry } = wanted.agreement.identifiers;
  const notes: SuggestionNote[] = [];
  const identifiers: Mapping['identifiers'] = {};
  for (const kind of kinds) {
    const suggested = suggestIdentifier(columns, { kind, defaultCountry });
    notes.push(...suggested.notes);
    if (suggested.source) identifiers[kind] = suggested.source;
  }
  const attributes = Object.entries(wanted.attributes).flatMap(([name, values]) => {
    const suggested = suggestAttribute(columns, { name, values });
    notes.push(...suggested.notes);
    return suggested.source === undefined ? [] : [[name, suggested.source] as const];
  });
  const found = Object.keys(identifiers);
  const { consent, notes: onConsent } = suggestConsent(columns, {
    byPhoneAlone: found.includes('phone') && !found.includes('email'),
    attested: wanted.attested,
  });
  notes.push(...onConsent);
  const { bridges, notes: onOwnIds } = ownIdsBeside(columns, identifiers, wanted);
  notes.push(...onOwnIds);
  const { match, notes: onMatch } = wanted.agreement.match ? suggestMatch(columns) : { notes: [] };
  notes.push(...onMatch);
  return {
    mapping: {
      identifiers,
      attributes: Object.fromEntries(attributes),
      ...(bridges && { bridges }),
      ...(match && { match }),
      ...(consent === undefined ? {} : { consent }),
    },
    notes,
    complete:
      (found.length > 0 || match !== undefined) && notes.every(({ what }) => what !== 'open'),
  };
};
