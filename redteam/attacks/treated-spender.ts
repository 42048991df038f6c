import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { CONVERTED } from '#core/analyses/event-lift.ts';
import type { Actor } from '#redteam/actors.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders, spender } from '#redteam/crowds.ts';
import { asked, historyStage, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

/**
 * A target who spends as much as counts, in an arm whose people spent next to nothing. What is said of an experiment
 * is worked out of people and amounts by arm, so the attacker goes by these. Bound: what the charge allows for both.
 */
export const treatedSpender: Attack = {
  name: 'treated-spender',
  source: 'own construction, after Homer et al. (2008): an arm is a smaller crowd to hide in',
  knows: "who of his people are in the victim's list and in which arm, and what all of them spent",
  wants: "whether the target, who spends most, is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    if (typeof stage === 'string') return notApplicable(stage);
    const arms = armsOf(stage);
    return typeof arms === 'string' ? notApplicable(arms) : play(withExperiment(stage, arms), arms);
  },
};

/** An attribute of the victim's list that says who is in which arm. */
interface Dealt {
  readonly attribute: string;
  readonly control: string;
  readonly treated: readonly string[];
}

const armsOf = ({ seat: { victim } }: Stage): Dealt | string => {
  const [attribute, [control = '', ...treated] = []] = Object.entries(victim.attributes)[0] ?? [];
  return attribute && treated.length > 0
    ? { attribute, control, treated }
    : "the victim's list declares no attribute of two values";
};

const nameOf = ({ seat: { victim } }: Stage, { attribute }: Dealt): string =>
  `${victim.party}.${attribute}`;

/** The same terms, under which chance dealt that attribute. */
const withExperiment = (stage: Stage, dealt: Dealt): Stage => {
  const { lab, seat } = stage;
  const { agreement } = lab.signed;
  const { control, treated } = dealt;
  return {
    ...stage,
    lab: lab.under(
      withDigest({
        ...agreement,
        analyses: alsoAllowed(agreement, seat.attacker.party, ['event-lift']),
        experiments: {
          game: {
            ...{ randomised: true, assignment: nameOf(stage, dealt) },
            ...{ treated: [...treated], control },
          },
        },
      }),
    ),
  };
};

const inArm =
  ({ attribute, control }: Dealt) =>
  (actor: Actor): Actor => ({
    ...actor,
    person: { ...actor.person, values: { ...actor.person.values, [attribute]: control } },
  });

const play = async (stage: Stage, dealt: Dealt): Promise<Outcome> => {
  const question = asked(stage, { analysis: 'event-lift', by: ['game'] });
  const count = stage.lab.tuned(question);
  const known = littleSpenders(stage, { count }).map(inArm(dealt));
  const all = [...known, inArm(dealt)(spender(stage))];
  const by = { [nameOf(stage, dealt)]: dealt.control, [CONVERTED.name]: CONVERTED.yes };
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: [{ question, by, without: held(count, 0), with: held(count, 1) }],
  });
  return { ...played, learned: 'people and amount of an arm to which the target adds most' };
};
