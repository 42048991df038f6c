import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';
import { BOUGHT_PERCENT, dealtAgreement, dealtRows, PER_ARM } from '#test/support/dealt-trial.ts';
import { fillTrialRoom } from '#test/support/fill-trial-room.ts';
import { lawOf, redrawnLift, releaseOf } from '#test/support/redrawn-lift.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** Enough for 94 of 100 to lie three deviations under 95. */
const RUNS = 5000;

let room: string;

beforeAll(async () => {
  room = await fillTrialRoom(dealtAgreement(), dealtRows);
}, 120_000);
afterAll(removeTempFolders);

const ask = (...args: readonly string[]) =>
  runCli('ask', ...args, '--room', room, '--party', 'brand');

const answer = async (...args: readonly string[]): Promise<AnswerDocument> => {
  const asked = await ask(...args, '--json');
  expect(asked).toMatchObject({ code: EXIT.done });
  return AnswerDocument.parse(JSON.parse(asked.out));
};

describe('an experiment in which nothing was done, by the commands, from two files', () => {
  it('has a lift whose interval holds 0, and so it is in 94 of 100 runs or more with people and noise drawn anew', async () => {
    const asked = await answer('lift');
    const [lift] = (asked.lift?.arms ?? []).flatMap((each) => each.lift ?? []);
    expect(lift?.low).toBeLessThan(0);
    expect(lift?.high).toBeGreaterThan(0);
    const release = releaseOf(asked);
    const trial = new SimulatedTrial('nothing done', lawOf(release));
    let covered = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const cells = ['withheld', 'shown'].flatMap((arm) => {
        const bought = trial.converts(PER_ARM, BOUGHT_PERCENT / 100);
        return Object.entries({ yes: bought, no: PER_ARM - bought }).map(([value, people]) => ({
          by: { 'brand.bought': value, 'publisher.arm': arm },
          people,
        }));
      });
      const again = redrawnLift(release, cells, `nothing done ${run}`)?.arms[1]?.lift;
      if (again && again.low <= 0 && 0 <= again.high) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(0.94 * RUNS);
  }, 120_000);

  it('has arms that are alike in what chance dealt, told beforehand, on screen and as CSV and a page', async () => {
    expect((await ask('balance', '--by', 'brand.region', '--dry-run')).out).toMatch(
      /6 cell\(s\) would come back/,
    );
    const { balance, release } = await answer('balance', '--by', 'nothing,brand.region');
    expect(balance).toMatchObject({ leftOut: [], chance: { degrees: 2, mismatch: false } });
    const again = await ask('balance', '--by', 'brand.region');
    expect(again.out).toMatch(/The arms are alike in brand\.region/);
    const show = (form: string) => runCli('releases', 'show', release, '--room', room, form);
    expect((await show('--csv')).out).toMatch(/^arm,role,arm_people,value,share_of_arm/);
    expect((await show('--html')).out).toContain('<td>north</td>');
  }, 60_000);

  it('has arms that are not alike in what something other than chance decided', async () => {
    const { balance } = await answer('balance', '--by', 'publisher.device');
    expect(balance?.chance).toMatchObject({ mismatch: true });
  }, 60_000);

  it('refuses what people did afterwards, in one sentence, and charges nothing for it', async () => {
    const before = await runCli('status', '--room', room, '--json');
    const refused = await ask('balance', '--by', 'brand.bought');
    expect(refused.code).toBe(EXIT.usage);
    expect(refused.err.replaceAll(/\s+/g, ' ')).toContain(
      'What people did after the treatment does not say how they were dealt into arms',
    );
    expect((await runCli('status', '--room', room, '--json')).out).toBe(before.out);
  }, 60_000);
});
