import type { Outcome } from '#redteam/attack.ts';
import type { Bit } from '#redteam/dice.ts';
import type { ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import { fieldOf, type Look, type Round, tellingPlaces } from '#redteam/tell-apart.ts';
import type { Visit } from '#redteam/visit.ts';

/** Rooms of each world: what differs by chance seldom differs alike in all of them. */
const ROUNDS = 4;

/** Two lists of the victim's, the attacker's own, what else both worlds have, and what he looks at. */
export interface Compared {
  readonly victim: Readonly<Record<Bit, ReadyDrop>>;
  readonly own: ReadyDrop;
  readonly more?: readonly ReadyDrop[];
  readonly look: (visit: Visit) => Promise<Look>;
}

/**
 * Plays both worlds in fresh rooms by turns, each with keys of its own, and compares all that was looked at.
 * The attacker knows all that went in, so both lists carry the same id: he reads it in the ledger, and could
 * put it on either.
 */
export const compareWorlds = async (
  lab: Lab,
  { victim, own, more = [], look }: Compared,
): Promise<Outcome> => {
  const { drop } = victim[0].manifest;
  const withId = (bit: Bit): ReadyDrop => ({
    ...victim[bit],
    manifest: { ...victim[bit].manifest, drop },
  });
  const lookIn = async (bit: Bit): Promise<Look> =>
    lab.visit(await lab.room([withId(bit), own, ...more]), look);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    rounds.push({ without: await lookIn(0), with: await lookIn(1) });
  const telling = tellingPlaces(rounds);
  const fields = [...new Set(telling.map(fieldOf))];
  return {
    outcome: 'played',
    trials: new Set(rounds.flatMap((each) => [...each.without.keys()])).size,
    successes: telling.length,
    releases: 0,
    learned:
      fields.length === 0
        ? `no field of ${ROUNDS} rooms of either world was telling`
        : `told apart by ${fields.join(', ')}`,
  };
};
