import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { expectOneEntry, expectUnchanged } from '#test/e2e/room-snapshot.ts';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const ask = (room: TestRoom, ...args: readonly string[]): readonly string[] => [
  'ask',
  ...args,
  ...(args.includes('--party') ? [] : ['--party', 'brand']),
  ...['--room', room.folder],
];

/** A question that the agreement or the state of the room forbids: exit 3, one entry a question. */
const expectForbidden = async (
  room: TestRoom,
  args: readonly string[],
  reason: string,
): Promise<void> => {
  const event = await expectOneEntry(room.folder, async () => {
    const ran = await runCli(...ask(room, ...args));
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toMatch(new RegExp(`^Refused \\(${reason}\\): .*\\.\n$`));
  });
  expect(event).toMatchObject({ type: 'question-refused', reason });
  await expectRefused(ask(room, ...args), { code: 3, says: new RegExp(reason) });
};

/** A question that is none: the room does not even note it. */
const expectNoQuestion = (
  room: TestRoom,
  args: readonly string[],
  refusal: { readonly says: RegExp; readonly secrets?: readonly string[] },
): Promise<void> =>
  expectUnchanged(room.folder, () => expectRefused(ask(room, ...args), { code: 2, ...refusal }));

describe('a question that the agreement does not know changes nothing', () => {
  let room: TestRoom;
  beforeAll(async () => {
    room = await openTestRoom();
    await fillRoom(room);
  });

  const INJECTIONS = [
    "brand.tier'; drop table counted; --",
    'brand.tier" union select token_hi from other; --',
    "brand.tier') or 1=1 --",
    'brand.tier\u0000',
    'brand.Tier',
    'brand.tier ; attach database',
    '{{counted}}.token_hi',
    'brand.token_hi',
    'brand.__proto__',
    'brand.constructor',
    '../../keys/token-root.key',
    `brand.${'t'.repeat(100_000)}`,
  ];

  it.each(INJECTIONS)('for an attribute written as %j', (by) =>
    expectNoQuestion(room, ['segments', '--by', by], {
      says: /no such attribute|not a question/,
      secrets: [by, 'drop table', 'union', 'ttttt'],
    }),
  );

  it('names the kinds to match on where one is not known', () =>
    expectNoQuestion(room, ['overlap', '--on', 'e-mail'], {
      says: /not a question of the catalogue \(on\): match on one or several of email/,
    }));

  it.each([...INJECTIONS.slice(0, 7), "email'; --", 'maid'])('for a kind written as %j', (on) =>
    expectNoQuestion(room, ['overlap', '--on', on], {
      says: /not a question of the catalogue \(on\)|does not match on "maid"/,
      secrets: on === 'maid' ? [] : [on],
    }),
  );

  it.each([
    ["brand=customers'; drop table x; --", /not a question.*\(datasets\)/],
    [`brand=${'x'.repeat(100_000)}`, /not a question.*\(datasets\)/],
    ["brand'; drop table x; --=customers", /not a question.*\(datasets\)/],
    ['jane@example.org=customers', /not a question.*\(datasets\)/],
    ['stranger=customers', /A dataset is named of no party/],
    ['brand=audience', /no such dataset/],
    ['brand', /needs the form name=value/],
  ])('for a dataset written as %j', (dataset, says) =>
    expectNoQuestion(room, ['overlap', '--dataset', dataset], {
      says,
      secrets: ['drop table', 'xxxxx', 'jane@', 'stranger'],
    }),
  );

  it.each([
    ['an unknown analysis', ["overlap'; --"], /not a question of the catalogue \(analysis\)/],
    ['no attribute', ['segments'], /need one to four attributes/],
    ['an attribute of an overlap', ['overlap', '--by', 'brand.tier'], /An overlap is one number/],
    ['an attribute twice', ['segments', '--by', 'brand.tier,brand.tier'], /named twice/],
    ['three', ['segments', '--by', 'brand.tier,publisher.device,brand.tier'], /needs format 2/],
    ['an empty kind', ['overlap', '--on', ''], /\(on\)/],
    ['two analyses', ['overlap', 'segments'], /takes fewer words/],
    ['no analysis', [], /argument is missing/],
  ])('for %s', (_, args, says) => expectNoQuestion(room, args, { says }));

  it.each([
    ['a stranger', "stranger'; drop table x; --"],
    ['nobody', ''],
    ['everybody', 'brand,publisher'],
    ['a prototype', 'constructor'],
  ])('from %s', (_, party) =>
    expectNoQuestion(room, ['overlap', '--party', party], {
      says: /party is not in the agreement: choose one of "brand", "publisher"/,
      secrets: party.length > 0 && party !== 'brand,publisher' ? [party] : [],
    }),
  );
});

describe('a question that the agreement forbids leaves one entry in the ledger, and no more', () => {
  it('before both parties approved', async () => {
    const room = await openTestRoom();
    await expectForbidden(room, ['overlap'], 'agreement-not-approved');
    await runJson('approve', '--yes', '--party', 'brand', '--room', room.folder);
    await expectForbidden(room, ['overlap'], 'agreement-not-approved');
  });

  it('before there is data, or data of one side', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    await expectForbidden(room, ['overlap'], 'dataset-not-published');
    await deliver(room, 'brand', brandRows(0, 200));
    await expectForbidden(room, ['segments', '--by', 'brand.tier'], 'dataset-not-published');
  });

  it('for a party that may not ask it', async () => {
    const analyses = { brand: ['overlap', 'tables'], publisher: [] };
    const room = await openTestRoom({ agreement: testAgreement({ analyses }) });
    await fillRoom(room);
    await expectForbidden(room, ['segments', '--by', 'brand.tier'], 'analysis-not-allowed');
    await expectForbidden(room, ['overlap', '--party', 'publisher'], 'analysis-not-allowed');
    expect((await runCli(...ask(room, 'overlap'))).code).toBe(0);
  });

  it('for a list that is too small', async () => {
    const privacy = { ...TEST_TERMS, minimumDataset: 350 };
    const room = await openTestRoom({ agreement: testAgreement({ privacy }) });
    await fillRoom(room);
    await expectForbidden(room, ['overlap'], 'below-minimum-dataset');
  });
});

const WEAK = { ...TEST_TERMS, k: 2 };

describe('a changed agreement', () => {
  it('changes no answer until both parties approve it', async () => {
    const room = await openTestRoom();
    await fillRoom(room);
    const before = await runJson<{ release: string }>(...ask(room, 'overlap'));
    const changed = join(await tempFolder(), 'changed.yaml');
    const privacy = { ...TEST_TERMS, k: 60 };
    await writeFile(changed, stringify({ ...agreementDocument(), privacy }));
    const approve = (party: string, ...more: readonly string[]) =>
      runJson('approve', '--yes', '--party', party, '--room', room.folder, ...more);
    expect(await approve('brand', '--agreement', changed)).toMatchObject({
      waitingFor: ['publisher'],
    });
    for (const party of ['brand', 'publisher'])
      expect(await runJson(...ask(room, 'overlap', '--party', party))).toMatchObject({
        ...{ release: before.release, k: 50, repeated: true },
      });
    expect(await approve('publisher')).toMatchObject({ waitingFor: [] });
    const after = await runJson<{ release: string; k: number }>(...ask(room, 'overlap'));
    expect(after.k).toBe(60);
    expect(after.release).not.toBe(before.release);
  });

  it.each([
    {
      how: 'of another collaboration',
      sections: { id: 'other-room' },
      code: 3,
      says: /belongs to/,
    },
    { how: 'without its proposer', sections: strangers(), code: 2, says: /not in the agreement/ },
    {
      how: 'with an unknown key',
      sections: { secret: 1 },
      code: 2,
      says: /changed\.yaml:\d+: the key/,
    },
    {
      how: 'that protects nobody',
      sections: { privacy: WEAK },
      code: 2,
      says: /\d+: .*at least 50/,
    },
  ])('$how changes nothing', async ({ sections, ...refusal }) => {
    const room = await openTestRoom();
    await fillRoom(room);
    const changed = join(await tempFolder(), 'changed.yaml');
    await writeFile(changed, stringify({ ...agreementDocument(), ...sections }));
    const args = [
      'approve',
      '--yes',
      '--party',
      'brand',
      '--room',
      room.folder,
      '--agreement',
      changed,
    ];
    await expectUnchanged(room.folder, () => expectRefused(args, refusal));
  });
});

function strangers(): Record<string, unknown> {
  const text = JSON.stringify(agreementDocument()).replaceAll('"brand"', '"stranger"');
  return JSON.parse(text);
}
