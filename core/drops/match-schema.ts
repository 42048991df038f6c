import { z } from 'zod';
import { Part } from '#core/drops/identifier-schema.ts';
import { type SourceColumn, sourceColumn } from '#core/drops/identifier-source.ts';
import { wordedObject } from '#core/drops/mapping-words.ts';
import { PERSON_PARTS, type PersonPart } from '#core/match-keys/features.ts';

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
});
export type MatchColumns = z.infer<typeof MatchColumns>;

/** The column of each part that is mapped, in one fixed order. */
export const matchSources = (
  match: MatchColumns | undefined,
): readonly (readonly [part: PersonPart, from: SourceColumn])[] =>
  PERSON_PARTS.flatMap((part) => {
    const source = match?.[part];
    return source === undefined ? [] : [[part, sourceColumn(source)] as const];
  });

/** The columns of the file that describe a person. */
export const matchColumns = (match: MatchColumns | undefined): readonly string[] =>
  matchSources(match).map(([, { column }]) => column);
