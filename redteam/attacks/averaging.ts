import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, toldOf } from '#redteam/bit-game.ts';
import { cloneDrop, type ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf, type Evidence } from '#redteam/likelihood.ts';
import type { Person } from '#redteam/people.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** Most answers that a trial pays for; a larger budget is bounded accordingly. */
const MOST_NOISY = 20;
/** Without noise every answer is the same, so a few show it. */
const MOST_EXACT = 3;
const REPETITIONS = 3;
const SHARE = 0.1;

/**
 * Asks the same question again; uploads his list again, word for word and as another drop of the same
 * people, and asks; then changes it by made-up people, who match nobody, and asks each version until the
 * budget is spent.
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
  const count = lab.tuned(overlapOf(seat));
  const known = lab.cast.crowd('known', count);
  const list = lab.filled('own', [...known, ...lab.targetRows(seat)]);
  const own = await lab.drop(seat.attacker, list);
  const variants = await variantsOf(lab, seat, list);
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own]),
  );
  let broken: string | undefined;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    share: SHARE,
    attempt: async (visit) => {
      broken ??= await secondDraw(visit, seat, own);
      return askVariants(visit, seat, { variants, count });
    },
  });
  const learned = `${played.releases} answers paid for, each on a list with other made-up people; repeating a question, or the list, gave the same release for free`;
  return { ...played, learned, ...(broken === undefined ? {} : { broken }) };
};

/** The list with other made-up people each time: as few as the room takes for a change. */
const variantsOf = async (
  lab: Lab,
  seat: Seat,
  list: readonly Person[],
): Promise<readonly ReadyDrop[]> => {
  const most = lab.mode === 'exact' ? MOST_EXACT : MOST_NOISY;
  const wanted = Math.min(most, lab.affords(seat.attacker.party)) - 1;
  const changed = lab.terms.noise === 'none' ? lab.terms.minimumChange : 1;
  const variants: ReadyDrop[] = [];
  for (let variant = 0; variant < wanted; variant += 1)
    variants.push(
      await lab.drop(seat.attacker, list, lab.cast.crowd(`variant-${variant}`, changed)),
    );
  return variants;
};

/** How a second answer or a second charge came of what was answered before, if it did. */
const secondDraw = async (
  visit: Visit,
  seat: Seat,
  own: ReadyDrop,
): Promise<string | undefined> => {
  const { party } = seat.attacker;
  const ask = () => toldOf(visit, party, overlapOf(seat));
  const first = await ask();
  for (let time = 1; time < REPETITIONS; time += 1)
    if ((await ask()) !== first) return 'the same question got a second answer';
  await visit.upload(cloneDrop(own, 1));
  if ((await ask()) !== first)
    return 'an unchanged list that was uploaded again got a second answer';
  const charges = (await visit.ledger()).filter(({ event }) => event.type === 'budget-reserved');
  return charges.length > 1 ? 'an answer was charged twice' : undefined;
};

const askVariants = async (
  visit: Visit,
  seat: Seat,
  { variants, count }: { readonly variants: readonly ReadyDrop[]; readonly count: number },
): Promise<readonly Evidence[]> => {
  const evidence: Evidence[] = [];
  const ask = async (): Promise<boolean> => {
    const answer = await visit.ask(seat.attacker.party, overlapOf(seat));
    if (answer.outcome === 'refused') return false;
    const { release } = answer;
    evidence.push({ release, cell: cellOf(release), without: count, with: count + 1 });
    return true;
  };
  await ask();
  for (const variant of variants) {
    await visit.upload(variant);
    if (!(await ask())) break;
  }
  return evidence;
};
