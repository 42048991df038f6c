import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { overlapOf, type Seat, type Side } from '#redteam/seats.ts';
import { manyQuestions, spendAll } from '#redteam/spend.ts';

/**
 * The same people under two names. With exact counts the attacker asks about one list, and delivers it with
 * the target as another dataset. With noise the people of both stand in two datasets each, and the attacker
 * spends the budgets of one pair and asks about the other.
 */
export const clonedDataset: Attack = {
  name: 'cloned-dataset',
  source: 'own construction, from budgets and comparisons that go by the name of a list',
  knows: "how many of his people are in the victim's list, but for the target",
  wants: 'an answer that the same people under one name would not give',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    if (typeof seat === 'string') return notApplicable(seat);
    const { agreement } = lab.signed;
    const twins = {
      ...seat,
      attacker: { ...seat.attacker, dataset: nameBeside(agreement, seat.attacker) },
      victim: { ...seat.victim, dataset: nameBeside(agreement, seat.victim) },
    };
    const one = withTwin(agreement, seat.attacker, twins.attacker);
    const own = lab.under(withDigest(withTwin(one, seat.victim, twins.victim)));
    return lab.mode === 'exact'
      ? changeUnseen(own, seat, twins.attacker)
      : budgetTwice(own, seat, twins);
  },
};

const nameBeside = (agreement: Agreement, { party, dataset }: Side): string => {
  const names = Object.keys(agreement.datasets[party] ?? {});
  const free = ['twin', 'twin2', 'twin3'].find((name) => !names.includes(name));
  return free ?? `${dataset.slice(0, 20)}2`;
};

const withTwin = (agreement: Agreement, { party, dataset }: Side, twin: Side): Agreement => {
  const own = agreement.datasets[party] ?? {};
  const datasets = { ...own, [twin.dataset]: own[dataset] ?? { attributes: {} } };
  return { ...agreement, datasets: { ...agreement.datasets, [party]: datasets } };
};

/** Is a list with one person more taken after a question, if it comes under another name? */
const changeUnseen = async (lab: Lab, seat: Seat, twin: Side): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const list = lab.filled('own', known);
  const more = await lab.drop(twin, [...list, lab.cast.person(TARGET)]);
  const world = await lab.room([
    await lab.victimDrop(seat, 1, known),
    await lab.drop(seat.attacker, list),
  ]);
  const taken = await lab.visit(world, async (visit) => {
    await released(visit, seat.attacker.party, overlapOf(seat));
    return (await visit.upload(more)).outcome !== 'refused';
  });
  const learned = `one person more under another name was ${taken ? 'taken' : 'refused'} as a change`;
  return { outcome: 'played', trials: 1, successes: taken ? 1 : 0, releases: 1, learned };
};

/** Is a budget that was spent on people still there for the same people under other names? */
const budgetTwice = async (lab: Lab, seat: Seat, twins: Seat): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const list = lab.filled('victim', known);
  const own = lab.filled('own', known);
  const world = await lab.room([
    await lab.drop(seat.victim, list),
    await lab.drop(twins.victim, list),
    await lab.drop(seat.attacker, own),
    await lab.drop(twins.attacker, own),
  ]);
  const { party } = seat.attacker;
  const got = await lab.visit(world, async (visit) => {
    if (!(await spendAll(visit, party, manyQuestions(lab, seat)))) return undefined;
    return (await visit.ask(party, overlapOf(twins))).outcome === 'released';
  });
  if (got === undefined) return notApplicable('there are too few questions to spend a budget with');
  const learned = `after the budget of one list was spent, the same people under other names were ${got ? 'asked about again' : 'not asked about'}`;
  return {
    outcome: 'played',
    ...{ trials: 1, successes: got ? 1 : 0, releases: lab.affords(party), learned },
  };
};
