import { escaped } from '#cli/html/escaped.ts';
import { amount, count } from '#cli/render/table.ts';
import type { AuditReport, MatrixCell } from '#core/documents/audit-report.ts';

/** Rows and columns that a sheet of paper holds; the document has all of them. */
const MOST_PRINCIPALS = 40;
const MOST_ACTIONS = 24;

/** Names by how often they stand for a call, the most frequent first. */
const byCalls = (
  cells: readonly MatrixCell[],
  name: (cell: MatrixCell) => string,
): readonly string[] =>
  [...Map.groupBy(cells, name)]
    .map(([key, some]) => [key, some.reduce((sum, { calls }) => sum + calls, 0)] as const)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([key]) => key);

const numbers = ({ calls, refused }: MatrixCell): string =>
  refused === 0 ? count(calls) : `${count(calls)} <span class="refused">(${count(refused)})</span>`;

const leftOut = (all: number, most: number, one: string): readonly string[] =>
  all > most ? [amount(all - most, `other ${one}`)] : [];

/** Who called what, and how often: a row for each principal, a column for each action. */
export const matrixMarkup = ({ matrix }: AuditReport): readonly string[] => {
  const principals = byCalls(matrix, ({ principal }) => principal);
  const actions = byCalls(matrix, ({ action }) => action);
  const columns = actions.slice(0, MOST_ACTIONS);
  const cells = Map.groupBy(matrix, ({ principal }) => principal);
  const row = (principal: string): string => {
    const own = cells.get(principal) ?? [];
    const of = columns.map((action) => own.find((cell) => cell.action === action));
    return `<tr><th scope="row">${escaped(principal)}</th>${of.map((cell) => `<td class="number">${cell ? numbers(cell) : ''}</td>`).join('')}</tr>`;
  };
  const without = [
    ...leftOut(principals.length, MOST_PRINCIPALS, 'principal'),
    ...leftOut(actions.length, MOST_ACTIONS, 'action'),
  ];
  return [
    '<p>Calls, and in brackets how many of them were refused.</p>',
    '<div class="scroll" role="region" aria-label="Calls by principal and action" tabindex="0">',
    '<table class="matrix"><thead><tr><th scope="col">principal</th>',
    ...columns.map((action) => `<th scope="col"><span>${escaped(action)}</span></th>`),
    '</tr></thead><tbody>',
    ...principals.slice(0, MOST_PRINCIPALS).map(row),
    '</tbody></table></div>',
    ...(without.length === 0
      ? []
      : [`<p>Left out here, and in the document: ${without.join(' and ')}.</p>`]),
  ];
};
