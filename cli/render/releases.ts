import { askedText } from '#cli/render/ledger-event.ts';
import { count, tableLines } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleasesDocument, TrendDocument } from '#core/documents/releases-document.ts';

const versionsText = (versions: ReleasesDocument['releases'][number]['versions']): string =>
  versions.map(({ version }) => version.slice(0, 8)).join(' × ');

/** Every answer in a line. */
export const releaseListLines = ({ releases }: ReleasesDocument): readonly string[] =>
  releases.length === 0
    ? ['No answer left this room yet.']
    : tableLines(
        ['release', 'at', 'asked by', 'what', 'versions', 'cells released'],
        releases.map((line) => [
          line.release,
          line.at.slice(0, 16).replace('T', ' '),
          line.party,
          askedText(line),
          versionsText(line.versions),
          `${line.cells - line.suppressed} of ${line.cells}`,
        ]),
      );

const peopleText = (answer: AnswerDocument, by: string): string => {
  const cell = answer.cells.find((each) => JSON.stringify(each.by) === by);
  if (cell === undefined) return '';
  if (cell.outcome === 'suppressed') return cell.outcome;
  const { people, low, high } = cell;
  return low === undefined || high === undefined
    ? count(people)
    : `${count(people)} (${count(low)} to ${count(high)})`;
};

/** A question over the versions that it was asked about, a column each. */
export const trendLines = ({ answers }: TrendDocument): readonly string[] => {
  const groups = answers.flatMap((answer) => answer.cells.map(({ by }) => by));
  // Several tables have attributes of their own: equal values of two of them are two rows.
  const names = [...new Set(groups.flatMap((by) => Object.keys(by)))];
  const rows = new Map(groups.map((by) => [JSON.stringify(by), by]));
  const off = Math.max(...answers.map(({ noiseHalfWidth }) => noiseHalfWidth));
  const body = [...rows].map(([key, by]) => [
    ...names.map((name) => by[name] ?? ''),
    ...answers.map((answer) => peopleText(answer, key)),
  ]);
  const dates = answers.map(({ at, release }) => `${at.slice(0, 10)} ${release.slice(0, 4)}`);
  const align = [...names.map(() => 'left' as const), ...dates.map(() => 'right' as const)];
  return [
    ...tableLines([...names, ...dates], body, align),
    '',
    ...answers.map(
      ({ at, release, versions }) =>
        `${at.slice(0, 10)} ${release.slice(0, 4)}: versions ${versionsText(versions)}`,
    ),
    off === 0
      ? 'Exact counts, rounded down.'
      : `Each count has noise of its own, of at most ${count(off)} in 95 of 100 answers: a change of less than ${count(Math.ceil(off * Math.SQRT2))} may be noise alone.`,
  ];
};
