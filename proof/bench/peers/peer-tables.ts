import { figure, markdownTable, sizeText, spread } from '../page/table.ts';
import { type Measured, type Spread, summarise } from '../summary.ts';
import type { Contender, Missing } from './contenders.ts';

/** A contender with its runs, in the order of the rounds. */
export interface Raced extends Omit<Contender, 'run'> {
  readonly runs: readonly Measured[];
}

/** Who ran every round, and who failed in one and is out of the race. */
export interface Race {
  readonly raced: readonly Raced[];
  readonly failed: readonly Missing[];
}

/** How a process ended, without its words: they may name folders of the machine. */
const endOf = (fault: unknown): string => {
  const { signal, code } = Object(fault) as { signal?: unknown; code?: unknown };
  if (typeof signal === 'string') return `was ended by ${signal}`;
  return typeof code === 'number' ? `ended with exit code ${code}` : 'failed';
};

/**
 * Runs everybody once, then everybody again: what slows a round down slows all of it. Who fails runs no more, and is told
 * of with the way it ended: its earlier runs are no result.
 */
export const race = async (
  contenders: readonly Contender[],
  rounds: number,
  said: (what: string, took: Measured) => void,
): Promise<Race> => {
  const raced = contenders.map(({ what, size, run }) => ({
    ...{ what, size, run },
    runs: [] as Measured[],
  }));
  const failed = new Map<string, string>();
  for (let round = 1; round <= rounds; round += 1)
    for (const { what, run, runs } of raced.filter((each) => !failed.has(each.what)))
      try {
        const took = await run();
        runs.push(took);
        said(what, took);
      } catch (fault) {
        failed.set(what, `it ${endOf(fault)} in run ${round} of ${rounds}.`);
      }
  return {
    raced: raced.filter(({ what }) => !failed.has(what)),
    failed: [...failed].map(([what, why]) => ({ what, why })),
  };
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
