import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { judgeTable } from '#core/match-keys/judge-table.ts';
import { matchTableDigest } from '#core/match-keys/match-table.ts';
import { matchingFigures, PAGE_SIZES, PAGE_TERMS } from '#proof/bench/matching/figures.ts';
import { labelledSample } from '#proof/bench/matching/labelled-sample.ts';
import { matchingPlot } from '#proof/bench/matching/plot.ts';
import { betweenMarks } from '#proof/bench/page/between-marks.ts';
import { writePeople } from '#sample/households/write-people.ts';
import { runCli } from '#test/support/run-cli.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const ROOT = new URL('../../', import.meta.url);
const page = (): Promise<string> => readFile(new URL('docs/matching.md', ROOT), 'utf8');

describe('docs/matching.md: else run "node proof/bench/matching.ts"', () => {
  it('has the picture and the tables that the program makes', async () => {
    const picture = new URL('docs/matching-points.svg', ROOT);
    expect(matchingPlot()).toBe(await readFile(picture, 'utf8'));
    const text = await page();
    for (const [marks, written] of matchingFigures())
      expect(betweenMarks(text, written, marks)).toBe(text);
  }, 120_000);

  it('has the numbers that its commands print', async () => {
    const directory = join(await tempFolder(), 'people');
    await writePeople({ ...PAGE_SIZES, directory, emails: 0.2 });
    const { out } = await runCli(
      ...['match', 'learn', '--judge', DEFAULT_TABLE.name, '--from', directory, '--json'],
    );
    const { judged } = JSON.parse(out) as { readonly judged: unknown };
    expect(judged).toEqual(judgeTable(labelledSample(PAGE_SIZES), PAGE_TERMS));
  }, 120_000);

  it('has the digest of the table that comes with the room', async () => {
    expect(await page()).toContain(`digest: ${matchTableDigest(DEFAULT_TABLE)}`);
  });
});
