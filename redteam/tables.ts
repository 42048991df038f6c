import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release, ReleaseCell } from '#core/documents/release.ts';
import { released } from '#redteam/bit-game.ts';
import { type Axis, combinations, skewedPick } from '#redteam/crosstab.ts';
import { type BoundedSum, extremesOf } from '#redteam/extremes.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Mode } from '#redteam/mode.ts';
import type { Seat } from '#redteam/seats.ts';

/** Share of made-up people who share only later kinds of identifier with the other list. */
const LATE_SHARE = 0.1;

/** One made-up population, some of whose cells are small, and all that the room tells of it. */
export const tablesOf = async (
  lab: Lab,
  seat: Seat,
  { axes, questions }: { axes: readonly Axis[]; questions: readonly QuestionRequest[] },
): Promise<readonly Release[]> => {
  const { kinds } = lab.cast;
  const shares = axes.map(() => 0.35 + 0.6 * lab.dice.share());
  const matched = Array.from({ length: lab.terms.k * (6 + lab.dice.below(12)) }, (_, at) => ({
    name: `matched-${at}`,
    kinds: lab.dice.share() < LATE_SHARE && kinds.length > 1 ? kinds.slice(1) : kinds,
    values: axes.map(({ values }, axis) => skewedPick(lab.dice, values, shares[axis] ?? 1)),
  }));
  const side = (party: string) =>
    matched.map((person) => {
      const values = axes.flatMap((axis, at) =>
        axis.party === party ? [[axis.attribute, person.values[at] ?? '']] : [],
      );
      return lab.cast.person(person.name, Object.fromEntries(values), person.kinds);
    });
  const own = await lab.drop(seat.attacker, lab.filled('own', side(seat.attacker.party)));
  const theirs = await lab.drop(seat.victim, lab.filled('victim', side(seat.victim.party)));
  return lab.visit(await lab.room([theirs, own]), async (visit) => {
    const releases: Release[] = [];
    for (const question of questions)
      releases.push(await released(visit, seat.attacker.party, question));
    return releases;
  });
};

/** What a cell's outcome says of its count, by the rules alone. */
const intervalOf = (release: Release, cell: ReleaseCell): readonly [number, number] => {
  const { noiseBound: bound, k, roundTo, noise } = release;
  if (cell.outcome === 'released')
    return [Math.max(k, cell.people - bound), cell.people + bound + roundTo - 1];
  // With noise, k + 2B people are released whatever the noise; without, any number may be protecting.
  return [0, noise === 'laplace' ? k + 2 * bound - 1 : Number.POSITIVE_INFINITY];
};

/** Counts are whole numbers: the last digits of the programme's reals are forgiven. */
const FORGIVEN = 1e-5;

/** How many suppressed cells there are, and of how many the rest tells too much. */
export interface Exposed {
  readonly suppressed: number;
  /** They can only hold fewer than k people. */
  readonly small: number;
  /** They can only hold one number of people. */
  readonly pinned: number;
}

/**
 * The least and the most that each suppressed cell can hold. The unknowns are the cells of the full
 * cross table, apart for people matched by the first kind and by a later one: both are counted where
 * a question matches on all kinds, and only the former where it matches on the first.
 */
export const exposedCells = async (
  releases: readonly Release[],
  axes: readonly Axis[],
): Promise<Exposed> => {
  const unknowns = combinations(axes);
  const kinds = Math.max(...releases.map(({ question }) => question.on.length));
  const cells = releases.flatMap((release) => release.cells.map((cell) => ({ release, cell })));
  const sums = cells.map(({ release, cell }): BoundedSum => {
    const [low, high] = intervalOf(release, cell);
    const inCell = [...unknowns.keys()].filter((at) =>
      Object.entries(cell.by).every(([name, value]) => unknowns[at]?.[name] === value),
    );
    const late =
      release.question.on.length === kinds ? inCell.map((at) => at + unknowns.length) : [];
    return { of: [...inCell, ...late], low, high };
  });
  const extremes = await extremesOf(2 * unknowns.length, sums);
  if (!extremes) throw new Error('the released tables contradict one another');
  const found = { suppressed: 0, small: 0, pinned: 0 };
  for (const [at, { cell, release }] of cells.entries()) {
    const extreme = extremes[at];
    if (cell.outcome === 'released' || !extreme) continue;
    const most = Math.floor(extreme.greatest + FORGIVEN);
    const least = Math.ceil(extreme.least - FORGIVEN);
    found.suppressed += 1;
    if (most < release.k) found.small += 1;
    if (most === least) found.pinned += 1;
  }
  return found;
};

/**
 * Whether more was shown than the mode promises to hide. With noise nothing is promised of cells,
 * only of people: that a cell holds few is no secret where a k is large and the noise small.
 */
export const isExposed = (mode: Mode, { small, pinned }: Exposed): boolean =>
  pinned > 0 || (mode === 'exact' && small > 0);
