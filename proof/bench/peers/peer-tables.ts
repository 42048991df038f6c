import { figure, markdownTable, sizeText, spread } from '../page/table.ts';
import { type Measured, type Spread, summarise } from '../summary.ts';
import type { Contender, Missing } from './contenders.ts';

/** A contender with its runs, in the order of the rounds. */
export interface Raced extends Omit<Contender, 'run'> {
  readonly runs: readonly Measured[];
}

/** Runs everybody once, then everybody again: what slows a round down slows all of it. */
export const race = async (
  contenders: readonly Contender[],
  rounds: number,
  said: (what: string, took: Measured) => void,
): Promise<readonly Raced[]> => {
  const raced = contenders.map(({ what, size, run }) => ({
    ...{ what, size, run },
    runs: [] as Measured[],
  }));
  for (let round = 0; round < rounds; round += 1)
    for (const { what, run, runs } of raced) {
      const took = await run();
      runs.push(took);
      said(what, took);
    }
  return raced;
};

const perPerson = ({ size, runs }: Raced): number => summarise(runs).seconds.median / size;

/** How much longer somebody takes for a person than another; of another size it is extrapolated, and says so. */
const longer = (of: Raced, than: Raced): string => {
  const ratio = figure(perPerson(of) / perPerson(than));
  return of.size === than.size ? ratio : `${ratio}, extrapolated`;
};

/** Everybody beside those whose time is 1, by the names of these. */
export const racedTable = (
  raced: readonly Raced[],
  ones: readonly (readonly [what: string, header: string])[],
): string => {
  const measures = ones.map(([name, header]) => {
    const one = raced.find(({ what }) => what === name);
    if (!one) throw new Error(`nobody is called "${name}"`);
    return { one, header };
  });
  const rows = raced.map((each) => {
    const { runs, seconds, cpuSeconds, rssMegabytes } = summarise(each.runs);
    return [
      each.what,
      ...measures.map(({ one }) => longer(each, one)),
      ...[sizeText(each.size), String(runs), spread(seconds), spread(cpuSeconds)],
      figure(rssMegabytes),
    ];
  });
  return markdownTable(
    [
      'What',
      ...measures.map(({ header }) => header),
      'Size',
      'Runs',
      'Seconds',
      'CPU s',
      'Peak MB',
    ],
    rows,
  );
};

/** Those who could not be had, each with the reason. */
export const missingList = (missing: readonly Missing[]): string =>
  ['Not in the table:', '', ...missing.map(({ what, why }) => `- ${what}: ${why}`)].join('\n');

/** A physical limit as it was measured, in units a second. */
export interface Limit {
  readonly what: string;
  readonly unit: string;
  readonly perSecond: Spread | null;
  /** How much of it the ingest of ours uses, 1 being all; none where it does not bear on it. */
  readonly share: number | null;
  /** Where it could not be measured, why. */
  readonly note?: string;
}

/** The limits of the machine, and how near an ingest comes to each. */
export const limitsTable = (limits: readonly Limit[]): string =>
  markdownTable(
    ['Limit', 'A second', 'Unit', 'Our ingest uses of it'],
    limits.map(({ what, unit, perSecond, share, note }) => [
      ...[what, note ?? spread(perSecond), unit],
      share === null ? '–' : `${figure(share * 100)} %`,
    ]),
  );
