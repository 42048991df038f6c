import { AirlockError } from '#core/errors.ts';
import { listReleases } from '#core/usecases/questions/past-releases.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { compareWorlds } from '#redteam/fresh-rounds.ts';
import type { Lab } from '#redteam/lab.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';
import { type Look, lookAt, together } from '#redteam/tell-apart.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * Everything that costs nothing: dry runs with the bytes that they would read, the status, the list of
 * releases, refusals and their words. The victim's lists differ by as many people as the told size hides: what
 * follows a list more closely than that shows one person at more steps than are told.
 */
export const freeOutputs: Attack = {
  name: 'free-outputs',
  source: 'own construction, after Kocher (1996): what is told beside an answer tells too',
  knows: "the victim's list, but for some people of it",
  wants: "whether these people are in the victim's list, without a charged answer",
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

/** Of a power of ten the first two digits stay for nearly a tenth: nothing that is told need differ. */
const HIDDEN_SHARE = 0.099;

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const size = 10 ** String(lab.terms.minimumDataset).length;
  const others = lab.cast.crowd('other', size);
  return compareWorlds(lab, {
    own: await lab.drop(seat.attacker, lab.filled('own', [])),
    victim: {
      0: await lab.drop(seat.victim, others),
      1: await lab.drop(seat.victim, [...others, ...lab.cast.crowd('some', size * HIDDEN_SHARE)]),
    },
    look: (visit) => lookAround(lab, visit, seat),
  });
};

const lookAround = async (lab: Lab, visit: Visit, seat: Seat): Promise<Look> => {
  const { party } = seat.attacker;
  const names = [...attributeNames(seat.attacker), ...attributeNames(seat.victim)];
  const questions = [
    overlapOf(seat),
    { ...overlapOf(seat), on: lab.cast.kinds.slice(0, 1) },
    ...names.map((name) => segmentsOf(seat, [name])),
    { analysis: 'overlap', datasets: { [party]: 'no-such-list' } },
    'no question',
  ];
  const planned: Look[] = [];
  for (const [at, question] of questions.entries())
    planned.push(lookAt(`plan.${at}`, await orItsWords(() => visit.plan(party, question))));
  return together(
    ...planned,
    lookAt('status', await roomStatus(visit.room)()),
    lookAt('releases', await listReleases(visit.room)()),
    lookAt('refusal', await orItsWords(() => visit.ask(party, 'no question'))),
  );
};

/** What was said, also if it was an error. */
const orItsWords = async (say: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await say();
  } catch (error) {
    if (error instanceof AirlockError) return { code: error.code, message: error.message };
    throw error;
  }
};
