import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '#cli/render/table.ts';
import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { LINT_REASONS } from '#core/lint/reasons.ts';
import { type DemoPlace, PARTIES, type Party } from '#proof/demo/demo-place.ts';
import type { SampleTruth } from '#sample/sample-truth.ts';

/** What the sample knows about itself. */
export const readTruth = async ({ files }: DemoPlace): Promise<SampleTruth> =>
  JSON.parse(await readFile(join(files, 'truth.json'), 'utf8')) as SampleTruth;

/** A released cell beside what is true. */
export interface ComparedCell {
  readonly cell: ReleaseCell;
  readonly truth: number;
  readonly verdict: Verdict;
}

/** What a released or suppressed cell is, beside the truth. */
type Verdict =
  | 'exact, rounded down'
  | 'within the noise'
  | 'below k'
  | 'near k'
  | 'withheld for another'
  | 'WRONG';

type Judge = (cell: ReleaseCell, truth: number) => Verdict;

/** Exact: the count rounded down; suppressed below k, or in a table with a cell below k. */
const judgeExact =
  ({ k, roundTo }: Release, hasSmallCell: boolean): Judge =>
  (cell, truth) => {
    if (cell.outcome === 'suppressed' && truth < k) return 'below k';
    if (cell.outcome === 'suppressed') return hasSmallCell ? 'withheld for another' : 'WRONG';
    const rounded = Math.floor(truth / roundTo) * roundTo;
    return cell.people === rounded && truth >= k ? 'exact, rounded down' : 'WRONG';
  };

/** Noisy: at most B off; suppressed only where noise could keep the count below k + B. */
const judgeNoisy =
  ({ k, noiseBound }: Release): Judge =>
  (cell, truth) => {
    if (cell.outcome === 'suppressed' && truth < k) return 'below k';
    if (cell.outcome === 'suppressed') return truth < k + 2 * noiseBound ? 'near k' : 'WRONG';
    return truth >= k && Math.abs(cell.people - truth) <= noiseBound ? 'within the noise' : 'WRONG';
  };

/** Holds every cell of a release against the truth. */
export const compareCells = (
  release: Release,
  truthOf: (cell: ReleaseCell) => number | undefined,
): readonly ComparedCell[] => {
  const known = release.cells.map((cell) => ({ cell, truth: truthOf(cell) ?? Number.NaN }));
  const hasSmallCell = known.some(({ truth }) => truth < release.k);
  const judge = release.noise === 'none' ? judgeExact(release, hasSmallCell) : judgeNoisy(release);
  return known.map(({ cell, truth }) => ({ cell, truth, verdict: judge(cell, truth) }));
};

/** What is wrong, in sentences. */
export const wrongCells = (name: string, compared: readonly ComparedCell[]): readonly string[] => {
  const wrong = compared.filter(({ verdict }) => verdict === 'WRONG').length;
  return wrong === 0 ? [] : [`${wrong} of ${compared.length} cells of "${name}" are wrong`];
};

/** The lint reports of one party: on its own machine, and on arrival. */
export interface PartyReports {
  readonly prepared?: LintReport;
  readonly arrived?: LintReport;
}

/** Both reports together must find exactly what the sample put into the files. */
export const compareReports = (
  truth: SampleTruth,
  reports: Readonly<Record<Party, PartyReports>>,
): readonly string[] =>
  PARTIES.flatMap((party) => {
    const { prepared, arrived } = reports[party];
    const expected = truth.files[party];
    const faults: string[] = [];
    const check = (what: string, found: number | undefined, wanted: number): void => {
      if (found !== wanted)
        faults.push(`${party}: ${what} ${count(found ?? 0)}, the truth is ${count(wanted)}`);
    };
    check('rows read', prepared?.rows, expected.rows);
    check('rows accepted', arrived?.accepted, expected.accepted);
    for (const reason of LINT_REASONS) {
      const found = (prepared?.quarantined[reason] ?? 0) + (arrived?.quarantined[reason] ?? 0);
      check(reason, found, expected.quarantined[reason] ?? 0);
    }
    return faults;
  });
