import { escaped } from '#cli/html/escaped.ts';
import { pageLines } from '#cli/html/page.ts';
import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { giveOrTake, meaningLines } from '#cli/render/answer.ts';
import { answerTitle, releaseText } from '#cli/render/answer-title.ts';
import { experimentTables } from '#cli/render/experiment.ts';
import { meanName, meanText, sumName, unitsText } from '#cli/render/histories.ts';
import { count, percent } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

const STYLE = [
  'tr.suppressed{color:var(--quiet)}',
  'svg{display:block;width:100%;height:1.2rem}',
  'rect{fill:var(--bar)}line{stroke:var(--ink);stroke-width:2}',
].join('');

/** A bar in hundredths of the longest, with the interval in which the true count lies 95 times of 100. */
const barOf = (
  people: number,
  most: number,
  [low, high]: readonly [low: number, high: number],
): string => {
  const at = (value: number): string => ((100 * value) / most).toFixed(2);
  const whisker =
    low === high
      ? ''
      : `<line x1="${at(low)}" x2="${at(high)}" y1="5" y2="5" vector-effect="non-scaling-stroke"/>`;
  return `<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${at(people)}" height="10"/>${whisker}</svg>`;
};

const rowOf = (
  row: AnswerRow,
  { most, plusMinus, sums: told, forEach }: AnswerTable & { readonly most: number },
): string => {
  const { values, people, between, share, indexToTotal } = row;
  const names = values.map((value) => `<td>${escaped(value)}</td>`).join('');
  if (people === undefined || between === undefined)
    return `<tr class="suppressed">${names}<td class="number">suppressed</td>${'<td></td>'.repeat(4 + told.length + (forEach ? 1 : 0))}</tr>`;
  const numbers = [
    count(people),
    giveOrTake(row, plusMinus),
    share === undefined ? '' : percent(share),
    indexToTotal === undefined ? '' : String(indexToTotal),
    ...told.map(({ decimals }, at) => {
      const units = row.sums[at];
      return units === undefined ? '' : unitsText(units, decimals);
    }),
    ...(forEach ? [meanText(row.mean, forEach)] : []),
  ];
  const cells = numbers.map((text) => `<td class="number">${text}</td>`).join('');
  return `<tr>${names}${cells}<td>${barOf(people, most, between)}</td></tr>`;
};

/** What a release says of an experiment or an audience; nothing of any other. */
const readTables = (answer: AnswerDocument): readonly string[] => {
  const cellOf = (tag: 'td' | 'th', text: string, at: number): string =>
    `<${tag}${at === 0 ? '' : ' class="number"'}>${escaped(text)}</${tag}>`;
  const rowOfTexts = (tag: 'td' | 'th', texts: readonly string[]): string =>
    `<tr>${texts.map((text, at) => cellOf(tag, text, at)).join('')}</tr>`;
  return experimentTables(answer).flatMap(({ heads, rows }) => [
    `<table><thead>${rowOfTexts('th', heads)}</thead><tbody>`,
    ...rows.map((row) => rowOfTexts('td', row)),
    '</tbody></table>',
  ]);
};

/** An answer as one page that fetches nothing and runs nothing: a table with bars and what the numbers mean. */
export const htmlLines = (answer: AnswerDocument): readonly string[] => {
  const table = answerTable(answer);
  const { attributes, rows, sums: told, forEach } = table;
  const most = Math.max(1, ...rows.map(({ between }) => between?.[1] ?? 0));
  const title = answerTitle(answer);
  const meaning = meaningLines(answer);
  const heads = [
    ...['people', 'give or take', 'of released', 'index to all'],
    ...told.map((sum) => escaped(sumName(sum))),
    ...(forEach ? [escaped(meanName(forEach))] : []),
  ];
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(releaseText(answer))}</p>`,
    ...readTables(answer),
    `<table><thead><tr>${attributes.map((name) => `<th>${escaped(name)}</th>`).join('')}${heads.map((name) => `<th class="number">${name}</th>`).join('')}<th></th></tr></thead><tbody>`,
    ...rows.map((row) => rowOf(row, { ...table, most })),
    '</tbody></table>',
    ...meaning.map((line) => `<p>${escaped(line)}</p>`),
  ];
  return pageLines({ title, style: STYLE, body });
};
