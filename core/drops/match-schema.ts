import { z } from 'zod';
import { Part } from '#core/drops/identifier-schema.ts';
import { type SourceColumn, sourceColumn } from '#core/drops/identifier-source.ts';
import { wordedObject } from '#core/drops/mapping-words.ts';
import { PERSON_PARTS, type PersonPart } from '#core/identifiers/person-parts.ts';

type Sources = Readonly<Partial<Record<PersonPart, z.infer<typeof Part>>>>;

/** The column of each part that is mapped, in one fixed order. */
export const matchSources = (
  match: Sources | undefined,
): readonly (readonly [part: PersonPart, from: SourceColumn])[] =>
  PERSON_PARTS.flatMap((part) => {
    const source = match?.[part];
    return source === undefined ? [] : [[part, sourceColumn(source)] as const];
  });

/** A line of an address holds street and number, so that one column may be both. */
const isAddressLine = (one: PersonPart, other: PersonPart): boolean =>
  one === 'street' && other === 'house_number';

/**
 * Parts that are read from the column of another one. A key of both would be a key of that column alone, of which the
 * vault would say how often each value stands there.
 */
const sharedColumns = (parts: Sources): readonly (readonly [PersonPart, PersonPart])[] => {
  const sources = matchSources(parts);
  return sources.flatMap(([part, { column }], at) => {
    const [other] = sources.slice(0, at).find((each) => each[1].column === column) ?? [];
    return other === undefined || isAddressLine(other, part) ? [] : [[part, other] as const];
  });
};

/**
 * In which columns of the file a person is described, for match keys: those that are not there are left out. `street` may
 * hold the whole line of an address.
 */
export const MatchColumns = wordedObject(
  {
    what: 'name the columns that describe a person, e.g. match: { surname: Surname, birth_date: DoB }',
    known: PERSON_PARTS,
  },
  z.partialRecord(z.enum(PERSON_PARTS), Part),
).superRefine((parts, context) => {
  if (Object.keys(parts).length < 2)
    context.addIssue({
      code: 'custom',
      message: 'a match key joins two things at least: name several columns, or leave this out',
    });
  for (const [part, source] of Object.entries(parts))
    if (part !== 'birth_date' && typeof source === 'object' && source.format !== undefined)
      context.addIssue({
        code: 'custom',
        path: [part, 'format'],
        message: 'this is for dates: remove it, or say it of birth_date',
      });
  for (const [part, other] of sharedColumns(parts))
    context.addIssue({
      code: 'custom',
      path: [part],
      message: `this is the column of ${other} already, and no column is both: name another, or leave it out`,
    });
});
export type MatchColumns = z.infer<typeof MatchColumns>;

/** The columns of the file that describe a person. */
export const matchColumns = (match: MatchColumns | undefined): readonly string[] =>
  matchSources(match).map(([, { column }]) => column);
