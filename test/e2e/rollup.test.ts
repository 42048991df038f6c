import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXIT } from '#cli/exit-codes.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { approveAll, closeTestRooms, deliver, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  PLACES,
  placesAgreement,
  placesRows,
  SMALL_IN_FLANDERS,
} from '#test/support/made-up-places.ts';
import { runCli } from '#test/support/run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

let room: string;

beforeAll(async () => {
  const opened = await openTestRoom({ agreement: placesAgreement() });
  await approveAll(opened);
  for (const party of ['brand', 'publisher'] as const)
    expect(await deliver(opened, party, placesRows(party))).toMatchObject({ outcome: 'published' });
  room = opened.folder;
}, 60_000);
afterAll(closeTestRooms);

const ask = (...flags: readonly string[]) =>
  runCli('ask', 'rollup', '--by', 'brand.district', '--room', room, '--party', 'brand', ...flags);

describe('a roll-up by the commands', () => {
  it('says beforehand how many cells there are, and charges nothing for that', async () => {
    const before = await runCli('status', '--room', room, '--json');
    expect((await ask('--dry-run')).out).toMatch(/13 cell\(s\) would come back/);
    expect((await runCli('status', '--room', room, '--json')).out).toBe(before.out);
  });

  it('has small places among the others of their parent, within its noise of the truth', async () => {
    const asked = await ask('--json');
    expect(asked).toMatchObject({ code: EXIT.done, err: '' });
    const { cells, noiseBound, k } = AnswerDocument.parse(JSON.parse(asked.out));
    expect(SMALL_IN_FLANDERS).toBeGreaterThan(k + 2 * noiseBound);
    const people = (region: string, district?: string): number | string => {
      const cell = cells.find(
        ({ by }) => by['brand.region'] === region && by['brand.district'] === district,
      );
      return cell?.outcome === 'released' ? cell.people : String(cell?.reason);
    };
    for (const [region, district, truth] of [
      ['flanders', 'ghent', PLACES.ghent ?? 0],
      ['wallonia', 'liege', PLACES.liege ?? 0],
      ['flanders', undefined, SMALL_IN_FLANDERS],
    ] as const)
      expect(Math.abs(Number(people(region, district)) - truth)).toBeLessThanOrEqual(noiseBound);
    expect(people('flanders', 'bruges')).toBe('rolled-up');
    expect(people('wallonia', 'namur')).toBe('below-noisy-threshold');
    expect(people('wallonia')).toBe('below-noisy-threshold');
  });

  it('is the same for the other party, for free, on the terminal', async () => {
    const asked = await runCli(
      ...['ask', 'rollup', '--by', 'brand.district', '--room', room, '--party', 'publisher'],
    );
    expect(asked.code).toBe(EXIT.done);
    expect(asked.out).toMatch(/flanders +ghent +\d+/);
    expect(asked.out).toMatch(/flanders +\(others\) +\d+/);
    expect(asked.out.replaceAll(/\s+/g, ' ')).toMatch(
      /rolled-up: .* among the others of its parent/,
    );
  });

  it('is shown as CSV, as a page and as a chart, the others under their name', async () => {
    const { release } = AnswerDocument.parse(JSON.parse((await ask('--json')).out));
    const shown = async (form: string) =>
      (await runCli('releases', 'show', release, '--room', room, form)).out;
    const csv = await shown('--csv');
    expect(csv).toMatch(/^brand\.region,brand\.district,people,/);
    expect(csv).toMatch(/^flanders,\(others\),\d+,,/m);
    expect(csv).toMatch(/^flanders,bruges,,yes,/m);
    expect(await shown('--html')).toContain('<td>(others)</td>');
    const { data } = JSON.parse(await shown('--vega'));
    expect(data.values).toHaveLength(3);
    expect(data.values).toContainEqual(
      expect.objectContaining({ first: 'flanders', second: '(others)' }),
    );
  });
});
