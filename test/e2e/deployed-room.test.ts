import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stringify } from 'yaml';
import { type DeployedTestRoom, openDeployedRoom } from '#proof/loopback/deployed-room.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows, type TestRow } from '#proof/rehearsal/people.ts';
import { closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { playFlow, runAs } from '#test/e2e/run-deployed.ts';
import { type Ran, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What differs from run to run and says nothing: times, random names, what is made of them. */
const VARYING = new Set([
  ...['at', 'due', 'release', 'version', 'seal', 'previous', 'checksum', 'content'],
  // Each room has a token key of its own.
  'keyCheck',
  // A text is the checksum of a sealed report; the report itself is compared.
  'report',
]);

/** What waits to be cleaned up is told of a room in a folder alone: the other keeps itself. */
const settled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(settled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'waiting')
      .map(([key, member]) => [
        key,
        VARYING.has(key) && typeof member === 'string' ? `<${key}>` : settled(member),
      ]),
  );
};

const documentOf = ({ code, out, err }: Ran): unknown => ({
  code,
  err,
  document: settled(JSON.parse(out)),
});

describe('a room in a folder and a room on AWS', () => {
  const signed = testAgreement();
  const drops: Record<string, string> = {};
  let deployed: DeployedTestRoom;
  let local: string;
  let agreementFile: string;

  beforeAll(async () => {
    deployed = await openDeployedRoom(signed, playFlow(signed));
    const folder = await tempFolder();
    agreementFile = join(folder, 'agreement.yaml');
    await writeFile(agreementFile, stringify(agreementDocument()));
    local = join(folder, 'room');
    const scratch = await openTestRoom();
    const prepare = async (party: string, rows: readonly TestRow[]): Promise<string> =>
      (await prepareRows(scratch, party, rows)).folder;
    drops.brand = await prepare('brand', brandRows(0, 300));
    drops.publisher = await prepare('publisher', publisherRows(100, 400));
    drops.oneMore = await prepare('brand', brandRows(0, 301));
    expect(
      (await runCli('init', '--party', 'brand', '--agreement', agreementFile, '--room', local))
        .code,
    ).toBe(0);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await deployed.close();
    await closeTestRooms();
    await removeTempFolders();
  });

  const inFolder = (args: readonly string[]): Promise<Ran> => runCli(...args, '--room', local);
  /** Both answer a command alike, to programs and to people; answers what people see. */
  const alike = async (party: string, ...args: readonly string[]): Promise<Ran> => {
    const here = await inFolder([...args, '--json']);
    const there = await runAs(deployed, party, [...args, '--json']);
    expect(documentOf(there), args.join(' ')).toEqual(documentOf(here));
    return there;
  };
  const as = (party: string, ...args: readonly string[]): Promise<Ran> =>
    alike(party, ...args, '--party', party);

  it('answer every command of a collaboration alike', async () => {
    expect(await as('brand', 'approve', '--yes', '--agreement', agreementFile)).toMatchObject({
      code: 0,
    });
    expect(await as('brand', 'approve', '--yes')).toMatchObject({ code: 0 });
    expect(await as('brand', 'ask', 'overlap')).toMatchObject({ code: 3 });
    expect(await as('publisher', 'approve', '--yes')).toMatchObject({ code: 0 });
    expect(await as('brand', 'ask', 'overlap')).toMatchObject({ code: 3 });
    expect(await as('brand', 'upload', drops.brand ?? '')).toMatchObject({ code: 0 });
    expect(await as('publisher', 'upload', drops.publisher ?? '')).toMatchObject({ code: 0 });
    expect(await as('brand', 'upload', drops.brand ?? '')).toMatchObject({ code: 0 });
    expect(await as('brand', 'ask', 'overlap', '--dry-run')).toMatchObject({ code: 0 });
    expect(await as('brand', 'ask', 'overlap')).toMatchObject({ code: 0 });
    expect(await as('publisher', 'ask', 'overlap')).toMatchObject({ code: 0 });
    const by = (attributes: string) => ['ask', 'segments', '--by', attributes];
    expect(await as('publisher', ...by('publisher.device'))).toMatchObject({ code: 0 });
    expect(await as('brand', ...by('brand.tier,publisher.device'))).toMatchObject({ code: 4 });
    expect(await as('brand', 'ask', 'everybody')).toMatchObject({ code: 2 });
    expect(await as('brand', 'upload', drops.oneMore ?? '')).toMatchObject({ code: 5 });
    expect(await as('brand', 'upload', drops.oneMore ?? '')).toMatchObject({ code: 5 });
    expect(await alike('brand', 'status')).toMatchObject({ code: 0 });
    for (const [word, ...more] of [['expire'], ['room', 'upkeep'], ['room', 'verify']])
      expect(await runAs(deployed, 'brand', [word ?? '', ...more])).toMatchObject({ code: 2 });
    expect(await alike('publisher', 'ledger', 'verify')).toMatchObject({ code: 0 });
    const { out } = await alike('publisher', 'ledger', 'list');
    expect(JSON.parse(out).entries).toHaveLength(14);
  });
});
