import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { DAY_MS } from '#core/day.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, paidTrial, playedOf } from '#redteam/bit-game.ts';
import { cloneDrop, type ReadyDrop } from '#redteam/drops.ts';
import { GuessBook } from '#redteam/guesses.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf, type Evidence, likelierBit, logRatioOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import { kindSets } from '#redteam/spend.ts';
import type { Visit } from '#redteam/visit.ts';

const YEAR_DAYS = 366;
/** Rooms to spend a year in, as a share of the trials: a year is long. */
const SHARE = 1 / 50;
const FEWEST = 1;

/**
 * Spends every budget on one person for a year: whenever a period is over both lists are delivered again, and
 * the attacker asks on every set of kinds, on lists with other made-up people, until he is refused: at the full
 * price while he is unsure, at half of it once he is surer. The whole of every budget is his, and the clock is
 * the lab's.
 */
export const year: Attack = {
  name: 'year',
  source:
    'Rogers, Roth, Ullman, Vadhan, "Privacy odometers and filters" (2016), on adaptive spending',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list, from all answers of a year",
  against: 'privacy',
  run: async (lab) => {
    if (lab.mode === 'exact') return notApplicable('exact counts need no year: one answer tells');
    const seat = lab.seat({ analyses: ['overlap'] });
    if (typeof seat === 'string') return notApplicable(seat);
    const shares = { [seat.attacker.party]: 1, [seat.victim.party]: 0 };
    return play(lab.under(withDigest({ ...lab.signed.agreement, shares })), seat);
  },
};

/** A likelihood ratio of three to one: who has it asks more cheaply. */
const SURER = Math.log(3);
/** The smallest half of a price that is worth asking at. */
const LEAST_HALF = 0.01;
/** Answers at half the price for one at the full price, as Gaussian noise is paid for. */
const CHEAPER = 4;

/** What a year is spent with. */
interface Means {
  readonly seat: Seat;
  readonly count: number;
  readonly victim: ReadyDrop;
  readonly lists: readonly ReadyDrop[];
  readonly periods: number;
  /** Moves the clock on by a period. */
  readonly wait: () => void;
}

/** What he has seen, and which world it speaks for. */
class Diary {
  readonly evidence: Evidence[] = [];
  #ratio = 0;

  note(seen: Evidence): void {
    this.evidence.push(seen);
    this.#ratio += logRatioOf([seen]);
  }

  /** What he pays for the next answer. */
  bid({ terms: { epsilon } }: Lab): number {
    const half = Math.floor(epsilon * 500_000) / 1_000_000;
    return half >= LEAST_HALF && Math.abs(this.#ratio) > SURER ? half : epsilon;
  }
}

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  // Half of the price is twice the noise, which no count is to be cut off by either.
  const count = lab.tuned(overlapOf(seat)) + 2 * lab.bound(overlapOf(seat));
  const known = lab.cast.crowd('known', count);
  const lists = await listsOf(lab, seat, count);
  const victims = {
    0: await lab.victimDrop(seat, 0, known),
    1: await lab.victimDrop(seat, 1, known),
  };
  const worlds = await bothWorlds((bit) => lab.room([victims[bit]]));
  const days = lab.terms.budgetPeriodDays + 1;
  const periods = Math.ceil(YEAR_DAYS / days);
  const book = new GuessBook(seat.victim.party);
  for (let trial = 0; trial < Math.max(FEWEST, Math.round(lab.trials * SHARE)); trial += 1) {
    const bit = lab.dice.coin();
    let now = Date.now();
    const wait = (): void => {
      now += days * DAY_MS;
    };
    const means = { seat, count, victim: victims[bit], lists, periods, wait };
    const live = async (visit: Visit): Promise<void> => {
      const evidence = await spendYear(lab, visit, means);
      book.guess(bit, likelierBit(evidence) ?? lab.dice.coin());
      book.trial(await paidTrial(visit, seat.victim.party, evidence));
    };
    await lab.visit(worlds[bit], live, { now: () => new Date(now) });
  }
  const played = playedOf(book);
  return { ...played, learned: `${played.releases} answers in ${periods} periods of ${days} days` };
};

/** Lists with other made-up people each: as many as a period's answers at half the price take on every set of kinds. */
const listsOf = async (lab: Lab, seat: Seat, count: number): Promise<readonly ReadyDrop[]> => {
  const list = lab.filled('own', [...lab.cast.crowd('known', count), ...lab.targetRows(seat)]);
  const answers = CHEAPER * lab.affords(seat.attacker.party);
  const wanted = Math.ceil(answers / kindSets(lab.cast.kinds).length) + 1;
  const lists: ReadyDrop[] = [];
  for (let at = 0; at < wanted; at += 1)
    lists.push(await lab.drop(seat.attacker, list, lab.cast.crowd(`variant-${at}`, 1)));
  return lists;
};

const spendYear = async (lab: Lab, visit: Visit, means: Means): Promise<readonly Evidence[]> => {
  const diary = new Diary();
  for (let period = 0; period < means.periods; period += 1) {
    await visit.upload(cloneDrop(means.victim, period));
    const before = diary.evidence.length;
    await spendPeriod(lab, visit, { ...means, diary });
    // Nothing was paid any more: the budget for life is spent.
    if (diary.evidence.length === before) break;
    means.wait();
  }
  return diary.evidence;
};

const spendPeriod = async (
  lab: Lab,
  visit: Visit,
  { seat, count, lists, diary }: Means & { readonly diary: Diary },
): Promise<void> => {
  for (const [at, list] of lists.entries()) {
    await visit.upload(cloneDrop(list, diary.evidence.length + at));
    for (const on of kindSets(lab.cast.kinds)) {
      const question = { ...overlapOf(seat), on: [...on], epsilon: diary.bid(lab) };
      const answer = await visit.ask(seat.attacker.party, question);
      if (answer.outcome === 'refused') return;
      const { release } = answer;
      diary.note({ release, cell: cellOf(release), without: count, with: count + 1 });
    }
  }
};
