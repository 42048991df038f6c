import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { fillRoom } from '#test/corpora/play-case.ts';
import { isNear, TRUE_PERCENT, trialAgreement, trialRows } from '#test/support/made-up-trial.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Columns are called as the attributes are. */
const ATTRIBUTES = {
  brand: { bought: 'bought', came: 'came' },
  publisher: { arm: 'arm', reached: 'reached' },
};

let room: string;

beforeAll(async () => {
  const folder = await tempFolder();
  for (const party of ['brand', 'publisher'] as const) {
    const rows = trialRows(party);
    const names = Object.keys(rows[0] ?? {});
    const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))];
    await writeFile(join(folder, `${party}.csv`), lines.map((line) => `${line.join()}\n`).join(''));
    const mapping = {
      identifiers: { email: { column: 'email' }, phone: { column: 'phone' } },
      attributes: ATTRIBUTES[party],
    };
    await writeFile(join(folder, `${party}-mapping.yaml`), stringify(mapping));
  }
  await writeFile(join(folder, 'agreement.yaml'), stringify(trialAgreement().agreement));
  const filled = await fillRoom({ folder, file: 'publisher.csv' });
  if ('stopped' in filled) throw new Error(filled.stopped.err);
  ({ room } = filled);
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
