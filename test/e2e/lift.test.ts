import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { fillTrialRoom } from '#test/support/fill-trial-room.ts';
import { isNear, TRUE_PERCENT, trialAgreement, trialRows } from '#test/support/made-up-trial.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

let room: string;

beforeAll(async () => {
  room = await fillTrialRoom(trialAgreement(), trialRows);
}, 120_000);
afterAll(removeTempFolders);

const ask = (...flags: readonly string[]) =>
  runCli('ask', 'lift', '--room', room, '--party', 'brand', ...flags);

describe('lift by the commands, from two files', () => {
  it('says beforehand what it would cost, and then what the campaign did', async () => {
    const plan = await ask('--dry-run');
    expect(plan.out).toMatch(/12 cell\(s\) would come back/);
    const asked = await ask('--json');
    expect(asked.code).toBe(EXIT.done);
    const answer = AnswerDocument.parse(JSON.parse(asked.out));
    const [control, ...treated] = answer.lift?.arms ?? [];
    expect(control?.arm).toBe('withheld');
    for (const { arm, lift } of treated) {
      const truth = ((TRUE_PERCENT[arm] ?? 0) - (TRUE_PERCENT.withheld ?? 0)) / 100;
      expect(lift && isNear(lift, truth), arm).toBe(true);
    }
    const csv = await runCli('releases', 'show', answer.release, '--room', room, '--csv');
    expect(csv.out).toMatch(/^arm,role,people/);
  }, 60_000);

  it('refuses who was reached, in one sentence, and charges nothing for it', async () => {
    const before = await runCli('status', '--room', room, '--json');
    const refused = await ask('--by', 'publisher.reached');
    expect(refused.code).toBe(EXIT.usage);
    expect(refused.err).toMatch(/Lift needs an attribute .* decided by chance alone/s);
    expect((await runCli('status', '--room', room, '--json')).out).toBe(before.out);
  }, 60_000);

  it('shows in the agreement what both parties say of it', async () => {
    const shown = await runCli('agreement', 'show', '--room', room);
    expect(shown.out.replace(/\s+/g, ' ')).toMatch(
      /lift spring Both parties say that chance alone decided publisher\.arm, in parts of withheld 1, mail 1, push 1\. mail, push may be held against withheld by who has brand\.bought web or store\./,
    );
  });
});
