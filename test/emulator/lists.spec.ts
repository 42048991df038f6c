import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#proof/emulator/principals.ts';
import { readRecord } from '#proof/loopback/recorded-call.ts';
import {
  BRAND,
  done,
  FIRST,
  idOf,
  isOfSegment,
  preparedIn,
  writeListFiles,
} from '#test/e2e/list-files.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import type { Ran } from '#test/support/run-cli.ts';

describe('a list from a room on the emulator', () => {
  let room: EmulatedRoom;
  const at = (name: string): string => join(room.folder, 'lists', name);

  const as = (party: 'brand' | 'publisher', who: string, ...args: readonly string[]) =>
    room.as(`${party} ${who}` as Person, ...args, '--party', party, '--stack', room.outputsFile);
  const activate = (party: 'brand' | 'publisher', ...more: readonly string[]): Promise<Ran> =>
    as(party, 'analyst', 'activate', 'reach_gold', ...more);
  const take = (out: string): Promise<Ran> =>
    activate('publisher', '--resolve', at('labels.ndjson'), '--out', at(out));

  beforeAll(async () => {
    room = await openEmulatedRoom('emu-lists');
    await mkdir(at('.'), { recursive: true });
    await writeListFiles(at);
    await copyFile(room.agreement, at('agreement.yaml'));
    const prepared = preparedIn(at);
    await done(prepared('brand', 'brand.csv'));
    const labels = ['--label-from', 'ad_id', '--label-map', at('labels.ndjson')];
    await done(prepared('publisher', 'publisher.csv', ...labels));
    for (const party of ['brand', 'publisher'] as const)
      await done(as(party, 'analyst', 'approve', '--yes', '--agreement', room.agreement));
    for (const party of ['brand', 'publisher'] as const)
      await done(as(party, 'uploader', 'upload', at(`${party}-drop`)));
  }, 300_000);
  afterAll(() => room?.close());

  it('is made by the bundled function from the vault, once, and names those who are of the segment', async () => {
    expect((await activate('brand')).err).toMatch(/ask "airlock ask segments .* --stack /);
    const by = ['--by', 'brand.listing,brand.tier', '--on', 'email'];
    await done(as('brand', 'analyst', 'ask', 'segments', ...by));
    expect(await done(activate('brand', '--dry-run'))).toMatch(/nothing was made or spent/);
    expect((await take('early.csv')).err).toMatch(/No list of "reach_gold"/);
    expect(await done(activate('brand'))).toMatch(/made {12}as [0-9a-f]{32}, for epsilon 4/);
    expect(await done(activate('brand'))).toMatch(/made {12}before, as .* for nothing/);
    await done(take('audience.csv'));
    const [, ...ids] = (await readFile(at('audience.csv'), 'utf8')).trimEnd().split('\n');
    const listed = new Set(ids);
    const members = Array.from({ length: BRAND - FIRST }, (_, n) => FIRST + n).filter(isOfSegment);
    const found = members.filter((n) => listed.has(idOf(n).replace('=', "'="))).length;
    // Six standard deviations of that many coins.
    expect(Math.abs(found / members.length - 0.982)).toBeLessThan(0.02);
    expect(ids.length - found).toBeLessThan(200);
  });

  it('is no matter for the publisher to make, and asks nothing of Athena', async () => {
    const made = await activate('publisher');
    expect([made.code, made.err]).toEqual([3, expect.stringMatching(/Only "brand" has lists/)]);
    expect(await room.calls.unknown()).toEqual([]);
    const services = (await readRecord()).flatMap(({ principal, action }) =>
      principal === 'make-list' ? [action.split(':')[0]] : [],
    );
    expect(services).toContain('s3');
    expect(services).not.toContain('athena');
  });
});
