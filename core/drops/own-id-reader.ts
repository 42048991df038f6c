import { z } from 'zod';
import type { Fields } from '#core/drops/identifier-reader.ts';
import { Column } from '#core/drops/identifier-schema.ts';
import { standing, wordedObject } from '#core/drops/mapping-words.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { ownIdDigest, ownIdForm } from '#core/identifiers/own-id.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';

/** Where the ids of a party's own stand: in columns, the most used first, or several in one, parted by a text. */
export const OwnIdColumns = z.union(
  [
    z.array(Column).min(1, 'name a column').max(OWN_SLOTS.length),
    wordedObject(
      {
        what: 'name the columns, or one with what parts its ids: { column: Cookies, split: ";" }',
        known: ['column', 'split'],
        needed: 'column',
      },
      z.strictObject({ column: Column, split: z.string().min(1).max(8) }),
    ),
  ],
  {
    error: ({ input }) =>
      `list the columns, or say { column, split }; here stands ${standing(input)}`,
  },
);
export type OwnIdColumns = z.infer<typeof OwnIdColumns>;

/** The columns of the file that ids of a party's own stand in. */
export const ownIdColumns = (ids: OwnIdColumns | undefined): readonly string[] => {
  if (ids === undefined) return [];
  return Array.isArray(ids) ? ids : [ids.column];
};

/** What a row has of ids of its party's own. */
export interface OwnIds {
  /** Digests of the first ones that can be used, each once. */
  readonly digests: readonly Digest[];
  /** Of those that are not used, why. */
  readonly setAside: readonly IdentifierReason[];
}

/** Whose ids are read, and how many a row may have. */
export interface OwnIdRules {
  readonly party: string;
  readonly most: number;
  /** Whether a row needs no other identifier: of events and of people to forget, and not of people who are matched by those. */
  readonly isEnough?: true;
}

/** Makes the function that reads the ids of a row, whose columns stand from one place on. */
export const ownIdReader = (
  { party, most }: OwnIdRules,
  ids: OwnIdColumns,
  place: number,
): ((record: Fields) => OwnIds) => {
  const split = Array.isArray(ids) ? undefined : ids.split;
  const width = ownIdColumns(ids).length;
  const textsOf = (record: Fields): readonly string[] => {
    const fields = record.slice(place, place + width).map((field) => field ?? '');
    const texts = split === undefined ? fields : fields.flatMap((field) => field.split(split));
    return texts.filter((text) => text.trim() !== '');
  };
  return (record) => {
    const forms = new Set<string>();
    const setAside: IdentifierReason[] = [];
    for (const text of textsOf(record)) {
      const form = isPlaceholderText(text) ? undefined : ownIdForm(text);
      if (form === undefined)
        setAside.push(isPlaceholderText(text) ? 'placeholder' : 'invalid-identifier');
      else if (forms.has(form)) continue;
      else if (forms.size === most) setAside.push('too-many-ids');
      else forms.add(form);
    }
    return { digests: [...forms].map((form) => ownIdDigest(party, form)), setAside };
  };
};
