import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import { DAY_MS } from '#core/day.ts';
import { EpochDocument } from '#core/documents/epoch-document.ts';
import { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  openTestRoom,
  prepareRows,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { tokensIn } from '#redteam/vault-tokens.ts';
import type { Visit } from '#redteam/visit.ts';
import { expectRefused, runAnswering, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const NOISY = testAgreement({
  privacy: {
    ...{ noise: 'laplace', k: 50, minimumDataset: 100, epsilon: 0.5, delta: 0.000001 },
    ...{ epsilonBudget: 7, budgetPeriodDays: 30 },
  },
});

/** The room, and the drops that its parties hold. */
const openRoom = async (): Promise<TestRoom & { readonly drops: readonly [string, string] }> => {
  const room = await openTestRoom({ agreement: NOISY });
  await approveAll(room);
  const brand = await prepareRows(room, 'brand', brandRows(0, 300));
  const publisher = await prepareRows(room, 'publisher', publisherRows(100, 400));
  const drops = [brand.folder, publisher.folder] as const;
  await upload(room, drops);
  return { ...room, drops };
};

const upload = async (
  { folder }: Pick<TestRoom, 'folder'>,
  [brand, publisher]: readonly [string, string],
): Promise<void> => {
  for (const [drop, party] of [
    [brand, 'brand'],
    [publisher, 'publisher'],
  ] as const)
    expect(await runCli('upload', drop, '--party', party, '--room', folder)).toMatchObject({
      code: 0,
    });
};

const tokensOf = (folder: string): Promise<ReadonlySet<string>> =>
  inRoom(folder, (room) => tokensIn({ room } as unknown as Visit));

const ledgerOf = async (folder: string): Promise<string> =>
  (await runCli('ledger', 'list', '--room', folder)).out;

describe('withdraw', () => {
  it('takes a list out at once and for good, proves it, and gives it back only after a new approval', async () => {
    const { folder, drops } = await openRoom();
    const [drop] = drops;
    const room = ['--room', folder];
    expect((await runCli('ask', 'overlap', '--party', 'brand', ...room)).code).toBe(0);
    const named = ['withdraw', '--party', 'brand', '--dataset', 'customers', ...room];
    const told = await runCli(...named);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/brand withdrew customers: no question or list is made of it/);
    expect(told.out).toMatch(/ {2}brand\.customers version \S+: its party withdrew it\n/);
    expect(told.out).not.toMatch(/its time was up|its epoch ended/);
    expect(told.out).toMatch(/A new look found nothing of it/);
    expect(told.out).toMatch(/approve the agreement again with "airlock approve --party brand"/);
    const again = WithdrawalDocument.parse(JSON.parse((await runCli(...named, '--json')).out));
    expect(again).toMatchObject({ repeated: true, outcome: 'gone', expired: [] });
    await expectRefused(['ask', 'overlap', '--party', 'publisher', ...room], {
      ...{ code: 3, says: /its party withdrew a dataset of the question/ },
    });
    await expectRefused(['upload', drop, '--party', 'brand', ...room], {
      ...{ code: 3, says: /"brand" withdrew this list/ },
    });
    expect((await runCli('status', ...room)).out).toMatch(/brand\.customers\s+\S+ \(withdrawn\)/);
    expect((await runCli('status', ...room)).out).toMatch(
      / {2}brand: took its approval back when it withdrew, and approves again.*\n {2}publisher: approved\n/,
    );
    expect((await runCli('room', 'verify', ...room)).code).toBe(0);
    const approved = await runCli('approve', '--party', 'brand', '--yes', ...room);
    expect(approved).toMatchObject({ code: 0 });
    expect(approved.out).toMatch(/questions can be asked once the lists of both are in the room/);
    expect((await runCli('status', ...room)).out).toMatch(/ {2}brand: approved\n/);
    expect((await runCli('upload', drop, '--party', 'brand', ...room)).code).toBe(0);
    expect((await runCli('ask', 'overlap', '--party', 'publisher', ...room)).code).toBe(0);
    expect((await runCli('ledger', 'verify', ...room)).code).toBe(0);
  });

  it('of all lists leaves no file of the party anywhere in the folder', async () => {
    const { folder } = await openRoom();
    expect((await runCli('withdraw', '--party', 'brand', '--room', folder)).code).toBe(0);
    const files = await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true });
    const kept = files.filter((each) => each.isFile()).map(({ parentPath }) => parentPath);
    expect(
      kept.filter((path) => /party=brand|(?:drops|staging)\/brand|matches/.test(path)),
    ).toEqual([]);
    expect(kept.filter((path) => /party=publisher/.test(path))).not.toEqual([]);
  });

  it('tells of a party or a list that is not there', async () => {
    const { folder } = await openRoom();
    const room = ['--room', folder];
    await expectRefused(['withdraw', '--party', 'nobody', ...room], { code: 2, says: /agreement/ });
    await expectRefused(['withdraw', '--party', 'brand', '--dataset', 'audience', ...room], {
      ...{ code: 2, says: /no such list/ },
    });
  });
});

describe('what cannot be taken back', () => {
  it.each([
    { act: 'withdraw', asks: /^Take all lists of brand out of the room for good\? \(yes or no\)/ },
    {
      act: 'rotate',
      asks: /^End the epoch, so that both parties have to upload all lists again\?/,
    },
  ])('$act is asked of whoever sits there, and done on yes or --yes alone', async (each) => {
    const { folder } = await openRoom();
    const before = await ledgerOf(folder);
    const args = [each.act, '--party', 'brand', '--room', folder];
    for (const answers of [['no'], ['']]) {
      const kept = await runAnswering(answers, ...args);
      expect(kept).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^Nothing was/) });
      expect(kept.questions).toEqual([expect.stringMatching(each.asks)]);
    }
    expect(await runAnswering([], ...args)).toMatchObject({ code: 2, out: '' });
    expect(await ledgerOf(folder)).toBe(before);
    expect(await runAnswering(['yes'], ...args)).toMatchObject({ code: 0 });
    const unasked = await runAnswering([], ...args, '--yes');
    expect(unasked).toMatchObject({ code: 0, questions: [] });
    const program = await runAnswering([], ...args, '--json');
    expect(program).toMatchObject({ code: 0, questions: [] });
  });
});

describe('rotate', () => {
  it('begins an epoch whose tokens match none of before, from drops that were prepared before it', async () => {
    const { folder, drops } = await openRoom();
    const room = ['--room', folder];
    const old = await tokensOf(folder);
    const told = await runCli('rotate', '--party', 'publisher', ...room);
    expect(told).toMatchObject({ code: 0, err: '' });
    expect(told.out).toMatch(/publisher began epoch 2/);
    expect(told.out.match(/ version \S+: its epoch ended\n/g)).toHaveLength(2);
    expect(told.out).not.toMatch(/its time was up|withdrew/);
    expect(told.out).toMatch(/key of epoch 1 is destroyed after \d{4}-\d\d-\d\d/);
    expect(await tokensOf(folder)).toEqual(new Set());
    await expectRefused(['ask', 'overlap', '--party', 'brand', ...room], {
      ...{ code: 3, says: /deliver the list again/ },
    });
    await upload({ folder }, drops);
    const renewed = await tokensOf(folder);
    expect(renewed.size).toBe(old.size);
    expect([...renewed].filter((token) => old.has(token))).toEqual([]);
    expect((await runCli('ask', 'overlap', '--party', 'brand', ...room)).code).toBe(0);
  });

  it('destroys the old key after the agreed days: the file is gone, and what proves the room still holds', async () => {
    const { folder, drops } = await openRoom();
    const room = ['--room', folder];
    const key = await readFile(join(folder, 'keys', 'token-root.key'));
    await runCli('rotate', '--as', 'operator', ...room);
    await upload({ folder }, drops);
    expect((await runCli('expire', ...room)).out).toMatch(/Nothing was past its time/);
    const clock = { now: () => new Date(Date.now() + 31 * DAY_MS) };
    const { keys } = await inRoom(folder, (opened) => expireData({ ...opened, clock })());
    expect(keys).toMatchObject([{ type: 'key-destroyed', epoch: 1 }]);
    expect(await readdir(join(folder, 'keys'))).toEqual([
      'ledger-seal.key',
      'token-root-2.key',
      'tombstone-root.key',
    ]);
    for (const name of await readdir(join(folder, 'keys')))
      expect((await readFile(join(folder, 'keys', name))).equals(key)).toBe(false);
    expect(await ledgerOf(folder)).toMatch(/token key of epoch 1: destroyed/);
    expect((await runCli('ledger', 'verify', ...room)).code).toBe(0);
    const told = await runCli('audit', ...room);
    expect(told).toMatchObject({ code: 0 });
    const pack = join(await tempFolder(), 'evidence.zip');
    const packed = await runCli('audit', 'pack', '--out', pack, '--as', 'operator', ...room);
    expect(packed).toMatchObject({ code: 0 });
    expect((await runCli('audit', 'pack', '--verify', pack, ...room)).code).toBe(0);
  });

  it('changes nothing where nothing was published since, and nothing for the auditor', async () => {
    const { folder } = await openRoom();
    const rotated = () => runCli('rotate', '--as', 'operator', '--json', '--room', folder);
    expect(EpochDocument.parse(JSON.parse((await rotated()).out))).toMatchObject({ epoch: 2 });
    const again = EpochDocument.parse(JSON.parse((await rotated()).out));
    expect(again).toMatchObject({ epoch: 2, repeated: true, expired: [] });
    await expectRefused(['rotate', '--as', 'auditor', '--room', folder], {
      ...{ code: 3, says: /The auditor begins no epoch/ },
    });
  });

  it('waits the days that the agreement names, from 7 to 30, in format 2 alone', () => {
    const retention = { dropsDays: 7, tokensDays: 30, releasesDays: 365 };
    const read = (airlock: number, keysDays: number) =>
      testAgreement({ airlock, retention: { ...retention, keysDays } }).agreement.retention;
    expect(read(2, 7)).toEqual({ ...retention, keysDays: 7 });
    expect(() => read(2, 6)).toThrow(/7 days at the earliest/);
    expect(() => read(2, 31)).toThrow(/30 days at the latest/);
    expect(() => read(1, 7)).toThrow(/format 2/);
    expect(stringify(agreementDocument())).not.toContain('keysDays');
  });
});
