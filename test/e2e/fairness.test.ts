import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { fillTrialRoom } from '#test/support/fill-trial-room.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { trueCounts, unlikeAgreement, unlikeRows } from '#test/support/unlike-audience.ts';

let room: string;

beforeAll(async () => {
  room = await fillTrialRoom(unlikeAgreement(), unlikeRows);
}, 120_000);
afterAll(removeTempFolders);

const ask = (...args: readonly string[]) =>
  runCli('ask', ...args, '--room', room, '--party', 'brand');

describe('an audience that leaves ages out, by the commands, from two files', () => {
  it('is warned of beforehand, with the command that looks at it', async () => {
    const planned = await ask('segments', '--by', 'brand.age_band', '--dry-run');
    expect(planned.out.replaceAll(/\s+/g, ' ')).toContain(
      'Fairness: brand.age_band stands for age: older people never saw offers of work, homes and credit. Look at whom it leaves out: airlock ask representation --by brand.age_band ',
    );
    // Pasted as it stands, it asks for the same party in the same room.
    const [, command = ''] = /^ {2}airlock (ask representation .*)$/m.exec(planned.out) ?? [];
    expect(command).toContain(` --party brand --room ${room}`);
    expect((await runCli(...command.split(' '), '--dry-run')).code).toBe(EXIT.done);
    expect((await ask('segments', '--by', 'brand.tier', '--dry-run')).out).not.toContain(
      'Fairness',
    );
  }, 60_000);

  it('is told with the rates that the lists truly have, on screen, as JSON, CSV, a page and a chart', async () => {
    const asked = await ask('representation', '--by', 'brand.age_band', '--json');
    expect(asked).toMatchObject({ code: EXIT.done });
    const { representation, release, fairness } = AnswerDocument.parse(JSON.parse(asked.out));
    expect(fairness).toBeUndefined();
    for (const { value, rate } of representation?.values ?? []) {
      const { selected, everybody } = trueCounts(value);
      // A bracket holds its truth in all but one of twenty answers; one twice as wide in next to all.
      const width = rate.high - rate.low;
      expect(selected / everybody).toBeGreaterThan(rate.low - width);
      expect(selected / everybody).toBeLessThan(rate.high + width);
    }
    const verdicts = Object.fromEntries(
      (representation?.values ?? []).map(({ value, fourFifths }) => [value, fourFifths]),
    );
    expect(verdicts).toMatchObject({ '45-54': 'below', '55-64': 'below' });
    const again = await ask('representation', '--by', 'brand.age_band');
    expect(again.out).toMatch(/Below four fifths of the highest rate, .*45-54.*55-64 at most/s);
    expect(again.out).toContain('no proof of discrimination');
    const show = (form: string) => runCli('releases', 'show', release, '--room', room, form);
    expect((await show('--csv')).out).toMatch(/^value,selected,suppressed,everybody/);
    expect((await show('--html')).out).toContain('<td>45-54</td>');
    expect(JSON.parse((await show('--vega')).out).layer).toHaveLength(3);
  }, 60_000);

  it('of a segment is audited by its filter, and by the attribute of the filter it is not', async () => {
    const gold = ['--where', 'brand.tier=gold'];
    expect((await ask('representation', '--by', 'brand.age_band', ...gold, '--json')).code).toBe(
      EXIT.done,
    );
    const refused = await ask('representation', '--by', 'brand.tier', ...gold);
    expect(refused.code).toBe(EXIT.usage);
    expect(refused.err.replaceAll(/\s+/g, ' ')).toContain(
      '"representation" takes no filter by brand.tier, by which it counts',
    );
  }, 60_000);
});
