import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIES, type Party, type Stage } from '#cli/demo/stage.ts';
import { count } from '#cli/render/table.ts';
import type { SampleTruth } from '#cli/sample/sample-truth.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { LINT_REASONS } from '#core/lint/reasons.ts';
import type { Release, ReleaseCell } from '#core/usecases/release.ts';

/** What the sample knows about itself. */
export const readTruth = async ({ files }: Stage): Promise<SampleTruth> =>
  JSON.parse(await readFile(join(files, 'truth.json'), 'utf8')) as SampleTruth;

/** A released cell beside what is true. */
export interface ComparedCell {
  readonly cell: ReleaseCell;
  readonly truth: number;
  readonly verdict: 'exact, rounded down' | 'below k' | 'withheld for another' | 'WRONG';
}

/**
 * Holds every cell of a release against the truth: a released one must be the true count rounded
 * down, and of at least k people; a suppressed one must be below k, or stand in a table with one that is.
 */
export const compareCells = (
  { cells, k, roundTo }: Release,
  truthOf: (cell: ReleaseCell) => number | undefined,
): readonly ComparedCell[] => {
  const known = cells.map((cell) => ({ cell, truth: truthOf(cell) ?? Number.NaN }));
  const hasSmallCell = known.some(({ truth }) => truth < k);
  const verdict = (cell: ReleaseCell, truth: number): ComparedCell['verdict'] => {
    if (cell.outcome === 'suppressed' && truth < k) return 'below k';
    if (cell.outcome === 'suppressed' && hasSmallCell) return 'withheld for another';
    const rounded = Math.floor(truth / roundTo) * roundTo;
    const right = cell.outcome === 'released' && cell.people === rounded && truth >= k;
    return right ? 'exact, rounded down' : 'WRONG';
  };
  return known.map(({ cell, truth }) => ({ cell, truth, verdict: verdict(cell, truth) }));
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
