import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { cloneDrop, type ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf, type Evidence } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** Most answers that a trial pays for; a larger budget is bounded accordingly. */
const MOST_NOISY = 20;
/** Without noise every clone gives the same answer, so a few show it. */
const MOST_EXACT = 3;
const REPETITIONS = 3;
const SHARE = 0.1;

/**
 * Asks the same question again, then clones his own dataset (the same people as a new version, and
 * as another dataset if he declares one) and asks each clone, until the budget is spent.
 */
export const averaging: Attack = {
  name: 'averaging',
  source:
    'Gadotti et al., "When the signal is in the noise: exploiting Diffix\'s sticky noise" (2019)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list, from the mean of many noises",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const count = lab.tuned(lab.cast.kinds.length);
  const known = lab.cast.crowd('known', count);
  const rows = lab.targetRows(seat);
  const list = lab.filled('own', [...known, ...rows]);
  const own = await lab.drop(seat.attacker, list);
  const twin = await twinOf(lab, seat, list);
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own, ...(twin ? [twin.drop] : [])]),
  );
  let broken: string | undefined;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    share: SHARE,
    attempt: async (visit) => {
      if (await repetitionDiffers(visit, seat)) broken = 'the same question got a second answer';
      const seats = twin ? [seat, twin.seat] : [seat];
      return askClones(lab, visit, { seats, own, counts: [count, count + rows.length] });
    },
  });
  const learned = `${played.releases} answers paid for by clones; repeating a question gave the same release for free`;
  return { ...played, learned, ...(broken === undefined ? {} : { broken }) };
};

/** The same list as another dataset of the attacker's, where he declares one with like attributes. */
const twinOf = async (lab: Lab, seat: Seat, list: Parameters<Lab['drop']>[1]) => {
  const { party, dataset, attributes } = seat.attacker;
  const twin = Object.entries(lab.signed.agreement.datasets[party] ?? {}).find(
    ([name, declared]) =>
      name !== dataset && JSON.stringify(declared.attributes) === JSON.stringify(attributes),
  );
  if (!twin) return undefined;
  const side = { party, dataset: twin[0], attributes };
  return { seat: { ...seat, attacker: side }, drop: await lab.drop(side, list) };
};

const repetitionDiffers = async (visit: Visit, seat: Seat): Promise<boolean> => {
  const seen = new Set<string>();
  for (let time = 0; time < REPETITIONS; time += 1)
    seen.add(JSON.stringify(await released(visit, seat.attacker.party, overlapOf(seat))));
  const charges = (await visit.ledger()).filter(({ event }) => event.type === 'budget-reserved');
  return seen.size > 1 || charges.length > 1;
};

const askClones = async (
  lab: Lab,
  visit: Visit,
  how: { readonly seats: readonly Seat[]; readonly own: ReadyDrop; readonly counts: number[] },
): Promise<readonly Evidence[]> => {
  const [without = 0, present = 0] = how.counts;
  const evidence: Evidence[] = [];
  for (const seat of how.seats.slice(1)) {
    const answer = await visit.ask(seat.attacker.party, overlapOf(seat));
    if (answer.outcome === 'refused') break;
    const { release } = answer;
    evidence.push({ release, cell: cellOf(release), without, with: present });
  }
  const [seat] = how.seats;
  for (let clone = 1; seat && evidence.length < mostOf(lab); clone += 1) {
    const answer = await visit.ask(seat.attacker.party, overlapOf(seat));
    if (answer.outcome === 'refused') break;
    const { release } = answer;
    evidence.push({ release, cell: cellOf(release), without, with: present });
    await visit.upload(cloneDrop(how.own, clone));
  }
  return evidence;
};

const mostOf = (lab: Lab): number => (lab.mode === 'exact' ? MOST_EXACT : MOST_NOISY);
