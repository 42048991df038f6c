import type { Line } from '../plan.ts';
import { exponentOf, type Measured, medianOf, ratioOf, summarise } from '../summary.ts';
import { figure, markdownTable, sizeText, spread } from './table.ts';

const runsOf = ({ runs }: Line, name: string): readonly Measured[] => runs.get(name) ?? [];

const cpuOf = (runs: readonly Measured[]): readonly number[] =>
  runs.flatMap(({ cpuSeconds }) => (cpuSeconds === null ? [] : [cpuSeconds]));

const wallOf = (runs: readonly Measured[]): readonly number[] => runs.map(({ seconds }) => seconds);

/** Where an earlier checkout lacks a case, there is nothing to compare. */
const MISSING = 'not there before';

const byGroup = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted((a, b) => a.group.localeCompare(b.group));

/** What each case takes now. */
export const measuredTable = (lines: readonly Line[]): string =>
  markdownTable(
    ['Case', 'What', 'Size', 'Runs', 'Seconds', 'M a second', 'CPU s', 'Peak MB'],
    byGroup(lines).map((line) => {
      const { runs, seconds, cpuSeconds, rssMegabytes } = summarise(runsOf(line, 'now'));
      return [
        ...[line.group, line.what, sizeText(line.size), String(runs), spread(seconds)],
        figure(line.group === 'g' ? null : line.size / seconds.median / 1e6),
        ...[spread(cpuSeconds), figure(rssMegabytes)],
      ];
    }),
    2,
  );

const peakOf = (runs: readonly Measured[]): string =>
  runs.length === 0 ? '–' : figure(summarise(runs).rssMegabytes);

const compared = (line: Line): readonly string[] => {
  const [before, now] = [runsOf(line, 'before'), runsOf(line, 'now')];
  const { seconds, cpuSeconds } = summarise(now);
  const then = before.length === 0 ? undefined : summarise(before);
  const wall = then ? spread(ratioOf(wallOf(before), wallOf(now))) : MISSING;
  const cpu = then ? spread(ratioOf(cpuOf(before), cpuOf(now))) : MISSING;
  return [
    ...[line.what, sizeText(line.size), wall, cpu, String(now.length)],
    ...[spread(then?.seconds), spread(seconds)],
    ...[spread(then?.cpuSeconds), spread(cpuSeconds), `${peakOf(before)} → ${peakOf(now)}`],
  ];
};

/** How often what was there before takes as long as what is there now, and what both take. */
export const comparedTable = (lines: readonly Line[]): string =>
  markdownTable(
    [
      ...['What', 'Size', '× faster', '× less CPU', 'Runs'],
      ...['Seconds before', 'Seconds now', 'CPU s before', 'CPU s now', 'Peak MB'],
    ],
    byGroup(lines).map(compared),
  );

/** Names of the same question, asked first and later. */
const FIRST = /, first$/;

/** What a later question takes of the first on the same lists. */
export const laterTable = (lines: readonly Line[]): string =>
  markdownTable(
    ['Question', 'Size', 'Later, of the first: wall', 'CPU'],
    lines
      .filter(({ what }) => FIRST.test(what))
      .flatMap((first) => {
        const name = first.what.replace(FIRST, ', later');
        const later = lines.find(({ what, size }) => what === name && size === first.size);
        if (!later) return [];
        const [one, other] = [runsOf(first, 'now'), runsOf(later, 'now')];
        return [
          [
            ...[first.what.replace(FIRST, ''), sizeText(first.size)],
            ...[
              spread(ratioOf(wallOf(other), wallOf(one))),
              spread(ratioOf(cpuOf(other), cpuOf(one))),
            ],
          ],
        ];
      }),
  );

const growthOf = (name: string, lines: readonly Line[]): string => {
  const measured = lines.filter((line) => runsOf(line, name).length > 0);
  const [small, large] = [measured[0], measured.at(-1)];
  if (!small || !large || small.size === large.size) return '–';
  const at = (line: Line) => ({
    size: line.size,
    seconds: medianOf(cpuOf(runsOf(line, name))),
  });
  return exponentOf(at(small), at(large)).toFixed(2);
};

/** How CPU seconds grow from the smallest to the largest size of each case, 1 is linear; nothing where each has one size. */
export const growthTable = (lines: readonly Line[]): string => {
  const cases = [...Map.groupBy(byGroup(lines), ({ what }) => what)].filter(
    ([, sizes]) => new Set(sizes.map(({ size }) => size)).size > 1,
  );
  if (cases.length === 0) return '';
  return markdownTable(
    ['What', 'From', 'To', 'Exponent before', 'Exponent now'],
    cases.map(([what, unsorted]) => {
      const sizes = unsorted.toSorted((a, b) => a.size - b.size);
      const [from = 0, to = 0] = [sizes[0]?.size, sizes.at(-1)?.size];
      return [
        ...[what, sizeText(from), sizeText(to)],
        ...[growthOf('before', sizes), growthOf('now', sizes)],
      ];
    }),
  );
};
