import type { RowRules } from '#core/drops/row-plan.ts';

/** What its owner should know of a file that is prepared without match keys though the agreement matches by them. */
export const matchWarnings = ({ table, mapping }: RowRules): string[] =>
  table === undefined || mapping.match !== undefined
    ? []
    : [
        'The mapping has no "match", and the agreement matches by points: people whose identifiers are missing or have typing errors will not be found. Name the columns of names, birth date and address, as in match: { surname: Surname, birth_date: DoB }, or go on if the file has none.',
      ];
