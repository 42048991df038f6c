import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { type Actor, dayText, roomOf } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { BOUGHT, littleSpenders, TOUCHED } from '#redteam/crowds.ts';
import { asked, COUNTED, historyStage, MOST, nameOf, type Stage } from '#redteam/histories.ts';

/** The day on which the few bought, and nobody else. */
const LATER = BOUGHT + 20;

/**
 * One person fewer than a cell needs, all of whom spend the most: a sum so large that it would show, whatever its noise.
 * He asks for it by place, by campaign, by a filter and by a period that are theirs alone. Bound: nothing of a cell
 * with fewer than k people leaves, no sum either.
 */
export const smallCellSum: Attack = {
  name: 'small-cell-sum',
  source: 'Hundepool et al., "Statistical disclosure control" (2012), on tables of magnitudes',
  knows: 'k - 1 people who spend the most, and a crowd that spends little',
  wants: 'a sum of a cell whose people do not leave',
  against: 'certainty',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser', answers: 4 });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

/** A question, and which of its cells the few are alone in. */
interface SmallCell {
  readonly question: QuestionRequest;
  readonly isTheirs: (cell: Release['cells'][number]) => boolean;
}

const smallCells = (stage: Stage): readonly SmallCell[] => {
  const [place, campaign] = [nameOf(stage.conversions), nameOf(stage.touches)];
  const period = { from: dayText(LATER - 1), to: dayText(LATER + 1) };
  const value = { analysis: 'value' } as const;
  const everything = () => true;
  return [
    {
      question: asked(stage, { ...value, by: [place] }),
      isTheirs: ({ by }) => by[place] === 'store',
    },
    {
      question: asked(stage, { analysis: 'attribution', by: [campaign], method: 'last' }),
      isTheirs: ({ by }) => by[campaign] === 'brand',
    },
    {
      question: asked(stage, { ...value, by: [], where: { [place]: ['store'] } }),
      isTheirs: everything,
    },
    { question: asked(stage, { ...value, by: [], ...period }), isTheirs: everything },
  ];
};

const fewSpenders = ({ lab }: Stage): readonly Actor[] =>
  lab.cast.crowd('few', lab.terms.k - 1).map((person) => ({
    person,
    bought: Array.from({ length: COUNTED.conversions }, (_, second) => ({
      ...{ day: LATER, second, what: 'store', value: MOST },
    })),
    saw: [{ day: TOUCHED + 20, what: 'brand' }],
  }));

const play = async (stage: Stage): Promise<Outcome> => {
  const cells = smallCells(stage);
  const count = stage.lab.tuned(...cells.map(({ question }) => question));
  const all = [...littleSpenders(stage, { count, what: 'spring' }), ...fewSpenders(stage)];
  const world = await roomOf(stage, { attacker: all, victim: all });
  return stage.lab.visit(world, async (visit) => {
    let [trials, successes] = [0, 0];
    for (const { question, isTheirs } of cells) {
      const release = await released(visit, stage.seat.attacker.party, question);
      const theirs = release.cells.filter(isTheirs);
      trials += theirs.length;
      successes += theirs.filter((cell) => cell.outcome === 'released' || 'sums' in cell).length;
    }
    const learned = `${trials} cells of ${stage.lab.terms.k - 1} people who spend the most, in ${cells.length} answers`;
    return { outcome: 'played', trials, successes, releases: cells.length, learned };
  });
};
