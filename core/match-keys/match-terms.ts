import { z } from 'zod';
import { formOf } from '#core/form-of.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import { mostPoints } from '#core/match-keys/score-pair.ts';
import type { Checksum } from '#core/sha256.ts';

/** The tables that come with the room, by their names. */
const TABLES: Readonly<Record<string, MatchTable>> = { [DEFAULT_TABLE.name]: DEFAULT_TABLE };

/** The names of the tables that come with the room. */
export const TABLE_NAMES: readonly string[] = Object.keys(TABLES);

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a digest has 64 digits of 0-9 and a-f')
  .meta({
    description: 'The digest of the table, as "airlock match show" says it.',
    examples: [matchTableDigest(DEFAULT_TABLE)],
  }) as unknown as z.ZodType<Checksum, string>;

const isObject = (input: unknown): boolean => typeof input === 'object' && input !== null;

const TableName = z.enum(
  TABLE_NAMES as [string, ...string[]],
  `no table of that name comes with the room: name one of ${TABLE_NAMES.join(', ')}, or write down a table of your own`,
);

/** Refuses a table that calls itself as one does that comes with the room and is another one: people read the name. */
const checkName = (table: MatchTable, context: z.RefinementCtx): void => {
  const known = TABLES[table.name];
  if (known !== undefined && matchTableDigest(known) !== matchTableDigest(table))
    context.addIssue({
      ...{ code: 'custom', path: ['name'] },
      message: 'a table that comes with the room has this name, and is another one',
      params: { remedy: 'give this one a name of its own' },
    });
};

/** What the terms beside a table are held against. */
interface Stated {
  readonly table: string | MatchTable;
  readonly digest: string;
  readonly total: number;
  readonly personal: number;
}

/** Refuses another digest than that of the table, and points that no pair can have by it, which would match nobody. */
const checkTerms = (terms: Stated, context: z.RefinementCtx): void => {
  const table = tableNamed(terms.table);
  const digest = matchTableDigest(table);
  const fault = (path: string, message: string, remedy: string): void =>
    context.addIssue({ code: 'custom', path: [path], message, params: { remedy } });
  if (terms.digest !== digest)
    fault(
      'digest',
      'this is not the digest of the table',
      `write ${digest}, if the table is right`,
    );
  const most = mostPoints(table);
  for (const sum of ['total', 'personal'] as const)
    if (terms[sum] > most[sum])
      fault(
        sum,
        'no pair can have so many points by this table, and nobody would be matched',
        `write ${Math.max(0, most[sum])} at most`,
      );
};

/** How people are matched by points, in the agreement. Every number is a constant of it. */
export const MatchTerms = z
  .strictObject({
    table: z
      .union([
        formOf((input) => !isObject(input), TableName),
        formOf(isObject, MatchTable.superRefine(checkName)),
      ])
      .meta({
        description:
          'What agreement proves: the name of a table that comes with the room, or a table as "airlock match learn" writes it.',
        examples: [DEFAULT_TABLE.name],
      }),
    digest,
    total: z
      .int()
      .min(50)
      .max(2_000)
      .meta({
        description:
          'Tenths of bits that prove two people to be one: log2 of the larger list, and one bit.',
        examples: [210],
      }),
    personal: z
      .int()
      .min(0)
      .max(500)
      .meta({
        description:
          'Tenths of bits of these that given name, birth date and identifiers prove together, so that a household is not one person.',
        examples: [30],
      }),
    cap: z
      .int()
      .min(1)
      .max(200)
      .meta({
        description: 'Rows of a list that are compared by one match key; those beyond are not.',
        examples: [50],
      }),
  })
  .superRefine(checkTerms);
export type MatchTerms = z.infer<typeof MatchTerms>;

/** Terms as a first agreement may have them, for two lists of a million people. */
export const MATCH_EXAMPLE = {
  ...{ table: DEFAULT_TABLE.name, digest: matchTableDigest(DEFAULT_TABLE) },
  ...{ total: 210, personal: 30, cap: 50 },
};

/** A table that an agreement names or holds. Throws for a name that no table has, which no agreement can hold. */
export const tableNamed = (table: MatchTerms['table'] | string): MatchTable => {
  if (typeof table !== 'string') return table;
  const found = TABLES[table];
  if (found === undefined) throw new Error('there is no match table of that name');
  return found;
};
