import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import {
  BRAND,
  done,
  FIRST,
  idOf,
  isOfSegment,
  preparedIn,
  writeListFiles,
} from '#test/e2e/list-files.ts';
import { playFlow, runAs } from '#test/e2e/run-deployed.ts';
import type { Ran } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

describe('a list from a room on AWS', () => {
  let deployed: DeployedTestRoom;
  let at: (name: string) => string;

  const as = (party: string, ...args: readonly string[]): Promise<Ran> =>
    runAs(deployed, party, [...args, '--party', party]);
  const activate = (party: string, ...more: readonly string[]): Promise<Ran> =>
    as(party, 'activate', 'reach_gold', ...more);
  const take = (party: string, out: string): Promise<Ran> =>
    activate(party, '--resolve', at('labels.ndjson'), '--out', at(out));

  beforeAll(async () => {
    const folder = await tempFolder();
    at = (name) => join(folder, name);
    await writeListFiles(at);
    const signed = parseAgreement(await readFile(at('agreement.yaml'), 'utf8'), 'agreement.yaml');
    deployed = await openDeployedRoom(signed, playFlow(signed));
    const prepared = preparedIn(at);
    await done(prepared('brand', 'brand.csv'));
    const labels = ['--label-from', 'ad_id', '--label-map', at('labels.ndjson')];
    await done(prepared('publisher', 'publisher.csv', ...labels));
    for (const party of ['brand', 'publisher'])
      await done(as(party, 'approve', '--yes', '--agreement', at('agreement.yaml')));
    for (const party of ['brand', 'publisher'])
      await done(as(party, 'upload', at(`${party}-drop`), '--keep-drop'));
  }, 240_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await deployed.close();
    await removeTempFolders();
  });

  it('goes the whole way by the commands of a room in a folder', async () => {
    const early = await activate('brand');
    expect([early.code, early.err]).toEqual([
      3,
      expect.stringMatching(/ask "airlock ask segments .* --stack /),
    ]);
    const by = ['--by', 'brand.tier,brand.listing', '--on', 'email'];
    await done(as('brand', 'ask', 'segments', ...by));
    expect(await done(activate('brand', '--dry-run'))).toMatch(/nothing was made or spent/);
    expect((await take('publisher', 'early.csv')).err).toMatch(/No list of "reach_gold"/);
    expect(await done(activate('brand'))).toMatch(/made {12}as [0-9a-f]{32}, for epsilon 4/);
    expect(await done(activate('brand'))).toMatch(/made {12}before, as .* for nothing/);
    await done(take('publisher', 'audience.csv'));
    const [header, ...ids] = (await readFile(at('audience.csv'), 'utf8')).trimEnd().split('\n');
    expect(header).toBe('ad_id');
    const listed = new Set(ids);
    const members = Array.from({ length: BRAND - FIRST }, (_, n) => FIRST + n).filter(isOfSegment);
    const found = members.filter((n) => listed.has(idOf(n).replace('=', "'="))).length;
    expect(Math.abs(found / members.length - 0.982)).toBeLessThan(0.02);
    expect(ids.length - found).toBeLessThan(200);
    expect(await done(runAs(deployed, 'brand', ['status']))).toMatch(/reach_gold/);
  });

  it('is made by nobody but the brand, and its labels are read by nobody but the publisher', async () => {
    const made = await activate('publisher');
    expect([made.code, made.err]).toEqual([3, expect.stringMatching(/Only "brand" has lists/)]);
    const [key = ''] = (await deployed.ports.objects.list('lists/')).map((each) => each.key);
    expect(key).toMatch(/^lists\//);
    deployed.seen.length = 0;
    // A brand that claims to be the publisher has the right sentence, and not the right account.
    const stolen = await runAs(deployed, 'brand', [
      ...['activate', 'reach_gold', '--party', 'publisher'],
      ...['--resolve', at('labels.ndjson'), '--out', at('stolen.csv')],
    ]);
    expect(stolen.code).toBe(1);
    expect(deployed.seen).toContain(`s3 GET /the-releases/${key}`);
    await expect(readFile(at('stolen.csv'))).rejects.toThrow();
  });

  it('is not asked for at a room whose outputs tell of no door for it', async () => {
    const older = await deployed.outputsFile({ ListUrl: undefined });
    vi.stubEnv('AIRLOCK_HOME', at('home'));
    const { runCli } = await import('#test/support/run-cli.ts');
    const ran = await runCli('activate', 'reach_gold', '--party', 'brand', '--stack', older);
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringMatching(/no door by which to have lists/),
    ]);
  });
});
