import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { declaredAnew } from '#redteam/declared-anew.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Evidence } from '#redteam/likelihood.ts';
import type { Seat } from '#redteam/seats.ts';

/** The attribute that rolls up, its values, and how many people the attacker knows of in each. */
interface Leaves {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly people: readonly number[];
}

/** The value that only the target is known to be missing from. */
const TARGETS = 1;

/**
 * A parent minus its values. Both parties agreed on a level above an attribute; the target may be in a small value
 * of it, which rolls up among others whom the attacker knows: he takes them from the parent.
 */
export const parentMinusLeaves: Attack = {
  name: 'parent-minus-leaves',
  source: 'own construction, after Denning, Denning, Schwartz (1979)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list, or a parent of fewer than k",
  against: 'privacy',
  run: async (lab) => {
    if (lab.mode === 'exact') return notApplicable('exact counts do not roll up');
    const seat = lab.seat({ analyses: ['segments'], attackerAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    const [most] = Object.entries(seat.attacker.attributes).sort(
      ([, a], [, b]) => b.length - a.length,
    );
    const [attribute, values] = most ?? ['', []];
    if (values.length < 3) return notApplicable('no attribute has three values');
    return play(lab.under(withLevel(lab, seat, attribute)), seat, { attribute, values });
  },
};

/** The agreement with one parent above all values of an attribute, and with roll-ups for its party. */
const withLevel = (lab: Lab, { attacker }: Seat, attribute: string): AgreementWithDigest => {
  const { agreement } = lab.signed;
  const { party, attributes } = attacker;
  const list = {
    attributes,
    hierarchies: { [attribute]: { everywhere: { all: [...(attributes[attribute] ?? [])] } } },
  };
  return withDigest({
    ...declaredAnew(agreement, attacker, list),
    airlock: 2,
    analyses: alsoAllowed(agreement, party, ['rollup', 'segments']),
  });
};

/** What each cell counts in either world: the others of the parent are whoever is in no released value. */
const evidenceOf = (release: Release, name: string, { values, people }: Leaves) => {
  const outcomeOf = (value: string) => release.cells.find(({ by }) => by[name] === value)?.outcome;
  const open = [...values.keys()].filter((at) => outcomeOf(values[at] ?? '') !== 'released');
  const others = open.reduce((sum, at) => sum + (people[at] ?? 0), 0);
  const evidence = release.cells.map((cell): Evidence => {
    const at = values.indexOf(cell.by[name] ?? '');
    const without = at < 0 ? others : (people[at] ?? 0);
    const holdsTarget = at < 0 ? open.includes(TARGETS) : at === TARGETS;
    return { release, cell, without, with: without + (holdsTarget ? 1 : 0) };
  });
  const isSmall = release.cells.some(
    ({ by, outcome }) => by[name] === undefined && outcome === 'released' && others + 1 < release.k,
  );
  return { evidence, isSmall };
};

const play = async (
  lab: Lab,
  seat: Seat,
  { attribute, values }: Omit<Leaves, 'people'>,
): Promise<Outcome> => {
  const { party, dataset } = seat.attacker;
  const name = `${party}.${attribute}`;
  const question: QuestionRequest = {
    ...{ analysis: 'rollup', by: [name] },
    datasets: { [party]: dataset, [seat.victim.party]: seat.victim.dataset },
  };
  const enough = lab.tuned(question);
  const each = Math.ceil(enough / (values.length - 1));
  const people = values.map((_, at) => (at === 0 ? enough : each));
  const known = values.flatMap((value, at) =>
    lab.cast.crowd(`known-${at}`, people[at] ?? 0, { [attribute]: value }),
  );
  const rows = lab.targetRows(seat, { [attribute]: values[TARGETS] ?? '' });
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own]),
  );
  let small = 0;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const release = await released(visit, party, question);
      const { evidence, isSmall } = evidenceOf(release, name, { attribute, values, people });
      if (isSmall) small += 1;
      return evidence;
    },
  });
  const learned = `${values.length - 1} small values of ${name} are the others of their parent, less those that were released`;
  return small > 0
    ? { ...played, broken: 'a parent was released of which fewer than k were left' }
    : { ...played, learned };
};
