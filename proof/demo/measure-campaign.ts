import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liftText, pointsText } from '#cli/release/lift-numbers.ts';
import { tableLines } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ArmReading } from '#core/documents/lift-reading.ts';
import type { ReleaseCell } from '#core/documents/release.ts';
import { mustRun, PARTIES } from '#proof/demo/demo-place.ts';
import type { Step, StepResult } from '#proof/demo/step.ts';
import { compareCells, wrongCells } from '#proof/demo/truth.ts';
import { CAMPAIGN_FILES } from '#sample/campaign/campaign-files.ts';
import { ARMS, type Arm } from '#sample/campaign/campaign-people.ts';
import { type CampaignTruth, campaignTruth } from '#sample/campaign/campaign-truth.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/campaign/', import.meta.url));
const CONTROL = 'withheld';
const HEADER = ['arm', 'lift in points', 'truth', 'verdict'];

/** What the interval of a lift is, beside what an arm truly adds. */
type LiftVerdict = 'holds the truth' | 'misses it, as 5 of 100 do' | 'WRONG';

/**
 * Holds a lift against what the arm truly adds. Noise of at most its bound moves a rate by the bound over the people
 * of the arm: an interval that misses the truth by more than it can move both rates is wrong, and no bad luck.
 */
export const judgeLift = (
  lift: ArmReading['lift'],
  arm: Arm,
  { arms, noiseBound }: CampaignTruth & Pick<AnswerDocument, 'noiseBound'>,
): LiftVerdict => {
  if (lift === undefined) return 'WRONG';
  const { people, adds } = arms[arm];
  const missedBy = Math.max(lift.low - adds, adds - lift.high);
  if (missedBy <= 0) return 'holds the truth';
  const reach = noiseBound / people + noiseBound / arms[CONTROL].people;
  return missedBy > reach ? 'WRONG' : 'misses it, as 5 of 100 do';
};

const truthOf =
  ({ arms }: CampaignTruth) =>
  ({ by }: ReleaseCell): number | undefined => {
    const arm = ARMS.find((each) => each === by['publisher.arm']);
    if (arm === undefined) return undefined;
    const { people, bought } = arms[arm];
    return by['brand.bought'] === 'yes' ? bought : people - bought;
  };

const rehearse = (room: string): Promise<unknown> =>
  mustRun(
    ...['rehearse', '--room', room, '--agreement', join(EXAMPLE, 'agreement.yaml')],
    ...PARTIES.flatMap((party) => ['--file', `${party}=${join(EXAMPLE, CAMPAIGN_FILES[party])}`]),
    ...['--attest', 'made-up people, for a demo'],
  );

/** The people of examples/campaign/ in a room of their own, and what that says the campaign did. */
export const measureCampaign: Step = {
  title: 'Did a campaign work? What another room says it added, beside what it truly did',
  act: async ({ campaign }): Promise<StepResult> => {
    await rehearse(campaign);
    const asked = ['ask', 'lift', '--room', campaign, '--party', 'brand'];
    const answer = (await mustRun(...asked)) as AnswerDocument;
    const truth = campaignTruth();
    const judged = ARMS.filter((arm) => arm !== CONTROL).map((arm) => {
      const { lift } = answer.lift?.arms.find((each) => each.arm === arm) ?? {};
      const says = judgeLift(lift, arm, { ...truth, noiseBound: answer.noiseBound });
      return [arm, liftText(lift), pointsText(truth.arms[arm].adds), says];
    });
    const wrong = judged.filter(([, , , says]) => says === 'WRONG');
    return {
      lines: tableLines(HEADER, judged, ['left', 'right', 'right']),
      faults: [
        ...wrongCells('lift', compareCells(answer, truthOf(truth))),
        ...wrong.map(([arm]) => `the lift of ${arm} is wrong by more than noise can make it`),
      ],
    };
  },
};
