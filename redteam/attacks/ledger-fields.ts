import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { compareWorlds } from '#redteam/fresh-rounds.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import { lookAt, together } from '#redteam/tell-apart.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * Reads every field of every entry of the ledger, which both parties may. Whoever knows all other rows
 * prepares the victim's list with the target and without, puts both into rooms of his own, and looks which
 * one agrees.
 */
export const ledgerFields: Attack = {
  name: 'ledger-fields',
  source: 'own construction: a checksum without a key is a confirmation of what was guessed',
  knows: "the victim's drop, row by row and word by word, but for the target",
  wants: "whether the target is in the victim's list, from the ledger alone",
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const others = lab.filled('victim', known);
  return compareWorlds(lab, {
    own: await lab.drop(seat.attacker, lab.filled('own', known)),
    victim: {
      0: await lab.drop(seat.victim, others),
      1: await lab.drop(seat.victim, [...others, lab.cast.person(TARGET)]),
    },
    look: async (visit: Visit) => {
      await visit.ask(seat.attacker.party, overlapOf(seat));
      const entries = await visit.ledger();
      return together(...entries.map((entry, at) => lookAt(`${entry.event.type}.${at}`, entry)));
    },
  });
};
