import { type AnswerRow, answerTable } from '#cli/release/answer-table.ts';
import { giveOrTake, releaseLines } from '#cli/render/answer.ts';
import { askedText } from '#cli/render/ledger-event.ts';
import { count, percent } from '#cli/render/table.ts';
import { inClear } from '#core/analyses/question.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const STYLE = [
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a1a1a}',
  'table{border-collapse:collapse;width:100%}',
  'th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid #ddd}',
  'td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}',
  'tr.suppressed{color:#767676}',
  'svg{display:block;width:100%;height:1.2rem}',
  'rect{fill:#2f6fab}line{stroke:#1a1a1a;stroke-width:2}',
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

const rowOf = (row: AnswerRow, most: number, plusMinus: number): string => {
  const { values, people, between, share, indexToTotal } = row;
  const names = values.map((value) => `<td>${escaped(value)}</td>`).join('');
  if (people === undefined || between === undefined)
    return `<tr class="suppressed">${names}<td class="number">suppressed</td><td></td><td></td><td></td><td></td></tr>`;
  const numbers = [
    count(people),
    giveOrTake(row, plusMinus),
    share === undefined ? '' : percent(share),
    indexToTotal === undefined ? '' : String(indexToTotal),
  ];
  const cells = numbers.map((text) => `<td class="number">${text}</td>`).join('');
  return `<tr>${names}${cells}<td>${barOf(people, most, between)}</td></tr>`;
};

/** An answer as one page that fetches nothing and runs nothing: a table with bars and what the numbers mean. */
export const htmlLines = (answer: AnswerDocument): readonly string[] => {
  const { attributes, rows, plusMinus } = answerTable(answer);
  const most = Math.max(1, ...rows.map(({ between }) => between?.[1] ?? 0));
  const title = escaped(askedText({ ...inClear(answer.question), question: answer.release }));
  const lines = releaseLines(answer);
  const meaning = lines.slice(lines.indexOf('') + 1);
  const heads = ['people', 'give or take', 'share', 'index to all'];
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    `<p>Release ${answer.release}, ${answer.at.slice(0, 10)}, about ${escaped(answer.versions.map(({ party, dataset, version }) => `${party}.${dataset} version ${version}`).join(' and '))}.</p>`,
    `<table><thead><tr>${attributes.map((name) => `<th>${escaped(name)}</th>`).join('')}${heads.map((name) => `<th class="number">${name}</th>`).join('')}<th></th></tr></thead><tbody>`,
    ...rows.map((row) => rowOf(row, most, plusMinus)),
    '</tbody></table>',
    ...meaning.map((line) => `<p>${escaped(line)}</p>`),
    '</body></html>',
  ];
};
