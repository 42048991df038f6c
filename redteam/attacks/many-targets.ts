import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { paidTrial, playedOf, released, toldOf } from '#redteam/bit-game.ts';
import { declaredAnew } from '#redteam/declared-anew.ts';
import type { Bit } from '#redteam/dice.ts';
import { cloneDrop, type ReadyDrop } from '#redteam/drops.ts';
import { GuessBook } from '#redteam/guesses.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf, type Evidence, likelierBit } from '#redteam/likelihood.ts';
import { attributeNames, type Seat, segmentsOf } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** Targets of one table, each with a value of an attribute to himself. */
const TARGETS = 64;
/** Times that the same list is brought back, in the hope of a new draw. */
const RETURNS = 3;
/** Rooms to play in, as a share of the trials: each decides as many secrets as there are targets. */
const SHARE = 1 / 30;
const FEWEST = 1;

const VALUES = Array.from({ length: TARGETS }, (_, at) => `v${at}`);
const ATTRIBUTE = 'cell';

/**
 * One table that asks about 64 people at once: each stands with a value of his own among people who are
 * known to match, enough to lift the cell over every threshold. Before each answer the same list is uploaded
 * again.
 */
export const manyTargets: Attack = {
  name: 'many-targets',
  source: 'own construction, after Homer et al. (2008): many small signals of one release',
  knows: "who of his people are in the victim's list, but for the targets",
  wants: "which of 64 targets are in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['segments'] });
    if (typeof seat === 'string') return notApplicable(seat);
    const attributes = { [ATTRIBUTE]: VALUES };
    const { agreement } = lab.signed;
    const { party, dataset } = seat.attacker;
    const own = { ...seat, attacker: { party, dataset, attributes } };
    return play(lab.under(withDigest(declaredAnew(agreement, seat.attacker, { attributes }))), own);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const question = segmentsOf(seat, attributeNames(seat.attacker));
  const count = Math.max(lab.tuned(question), lab.terms.minimumSupport);
  const crowd = VALUES.flatMap((value) =>
    lab.cast.crowd(`known-${value}`, count, { [ATTRIBUTE]: value }),
  );
  const targets = VALUES.map((value) => lab.cast.person(`target-${value}`, { [ATTRIBUTE]: value }));
  const own = await lab.drop(seat.attacker, lab.filled('own', [...crowd, ...targets]));
  const book = new GuessBook(seat.victim.party);
  let broken: string | undefined;
  for (let room = 0; room < Math.max(FEWEST, Math.round(lab.trials * SHARE)); room += 1) {
    const bits = targets.map(() => lab.dice.coin());
    const present = targets.filter((_, at) => bits[at] === 1);
    const bare = [...crowd, ...present].map(({ ids }) => ({ ids, values: {} }));
    const victim = await lab.drop(seat.victim, lab.filled('victim', bare));
    await lab.visit(await lab.room([victim, own]), async (visit) => {
      const evidence = await readTable(visit, seat, count);
      broken ??= await secondTable(visit, seat, own);
      for (const [at, bit] of bits.entries()) {
        const cell = evidence.slice(at, at + 1);
        const said: Bit = likelierBit(cell) ?? lab.dice.coin();
        book.guess(bit, said);
        book.trial(await paidTrial(visit, seat.victim.party, cell));
      }
    });
  }
  const learned = `${TARGETS} targets a table; the same list again brought the same table`;
  return { ...playedOf(book), learned, ...(broken === undefined ? {} : { broken }) };
};

const readTable = async (visit: Visit, seat: Seat, count: number): Promise<readonly Evidence[]> => {
  const names = attributeNames(seat.attacker);
  const release = await released(visit, seat.attacker.party, segmentsOf(seat, names));
  return VALUES.map((value) => ({
    release,
    cell: cellOf(release, { [names[0] ?? '']: value }),
    without: count,
    with: count + 1,
  }));
};

/** Whether bringing the same list again brought another draw, or another charge. */
const secondTable = async (
  visit: Visit,
  seat: Seat,
  own: ReadyDrop,
): Promise<string | undefined> => {
  const question = segmentsOf(seat, attributeNames(seat.attacker));
  const ask = () => toldOf(visit, seat.attacker.party, question);
  const first = await ask();
  for (let time = 0; time < RETURNS; time += 1) {
    await visit.upload(cloneDrop(own, time));
    if ((await ask()) !== first)
      return 'an unchanged list that was uploaded again got a second answer';
  }
  const charges = (await visit.ledger()).filter(({ event }) => event.type === 'budget-reserved');
  return charges.length > 1 ? 'an answer was charged twice' : undefined;
};
