import { stringify } from 'yaml';
import { type MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import { TABLE_NAMES, tableNamed } from '#core/match-keys/match-terms.ts';

const LINE_WIDTH = 100;

const yamlOf = (value: unknown): string =>
  stringify(value, { lineWidth: LINE_WIDTH, flowCollectionPadding: true });

/** A table as a file: keys a line each. */
export const tableText = (table: MatchTable): string => {
  const { keys, ...rest } = table;
  const lines = keys.map((key) => `  - [${key.join(', ')}]`);
  return [
    '# By what people are matched, and what each agreement proves in tenths of bits.',
    '# "airlock match show" on this file says its digest and what stands in the agreement.',
    yamlOf({ airlock: rest.airlock, name: rest.name }).trimEnd(),
    'keys:',
    ...lines,
    yamlOf({ points: rest.points, unproven: rest.unproven, identifier: rest.identifier }).trimEnd(),
    '',
  ].join('\n');
};

const indented = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => `    ${line}`)
    .join('\n');

/** The terms beside a table. */
interface Terms {
  readonly total: number;
  readonly personal: number;
  readonly cap: number;
}

/** What stands in an agreement of this table: its name where it comes with the room, and the whole of it else. */
export const agreementBlock = (table: MatchTable, { total, personal, cap }: Terms): string => {
  const digest = matchTableDigest(table);
  const named =
    TABLE_NAMES.includes(table.name) && matchTableDigest(tableNamed(table.name)) === digest;
  return [
    'match:',
    ...(named ? [`  table: ${table.name}`] : ['  table:', indented(tableText(table))]),
    `  digest: ${digest}`,
    `  total: ${total} # tenths of bits: log2 of the people of the larger list, and one bit`,
    `  personal: ${personal} # of these from given name, birth date and identifiers`,
    `  cap: ${cap} # rows of a list that are compared by one match key`,
    'drops: { sealed: true } # match keys are guessed from a drop that is not',
  ].join('\n');
};
