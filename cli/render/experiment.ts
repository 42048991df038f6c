import { balanceMeaning, balanceTable } from '#cli/render/balance.ts';
import type { TextTable } from '#cli/render/experiment-words.ts';
import { liftMeaning, liftTables } from '#cli/render/lift.ts';
import { representationMeaning, representationTable } from '#cli/render/representation.ts';
import { tableLines } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

type Read = Pick<AnswerDocument, 'lift' | 'balance' | 'representation'>;

/** What a release says of the arms of an experiment, or of whom an audience leaves out; nothing of most. */
export const experimentTables = ({ lift, balance, representation }: Read): readonly TextTable[] => [
  ...(lift === undefined ? [] : liftTables(lift)),
  ...(balance === undefined ? [] : [balanceTable(balance)]),
  ...(representation === undefined ? [] : [representationTable(representation)]),
];

/** The same as lines, an empty one after each table. */
export const experimentLines = (read: Read): readonly string[] =>
  experimentTables(read).flatMap(({ heads, rows }) => [
    ...tableLines(
      heads,
      rows,
      heads.map((_, column) => (column === 0 ? 'left' : 'right')),
    ),
    '',
  ]);

/** What that means, a line each. */
export const experimentMeaning = ({ lift, balance, representation }: Read): readonly string[] => [
  ...(lift === undefined ? [] : liftMeaning(lift)),
  ...(balance === undefined ? [] : balanceMeaning(balance)),
  ...(representation === undefined ? [] : representationMeaning(representation)),
];
