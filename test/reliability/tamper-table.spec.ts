import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';
import { MAX_FOREIGN_NAMED } from '#core/limits.ts';
import { checkpointKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { CHECKPOINT, LENGTH, TamperedLedger } from '#test/reliability/tampered-ledger.ts';
import { TABLE, type Tampering } from '#test/reliability/tamperings.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

let original: TamperedLedger;
let begins: LedgerHead;
let receipt: LedgerHead;
beforeAll(async () => {
  original = await TamperedLedger.write();
  begins = await original.headAt(1);
  receipt = await original.headAt(LENGTH);
});
afterAll(removeTempFolders);

const linkLast: Tampering = async (ledger) => {
  const elsewhere = `${ledger.folder}/elsewhere`;
  await cp(ledger.entry(LENGTH), elsewhere);
  await ledger.replaceBy(ledger.entry(LENGTH), 'link', elsewhere);
};

const sentence = (verdict: LedgerVerdict): string =>
  verdict.outcome === 'whole' ? 'whole' : `entry ${verdict.sequence} ${verdict.fault}`;

/** What somebody is told who does one thing with the ledger; 'whole' if nothing stops it. */
const told = async (act: () => Promise<string>): Promise<string> => {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AirlockError && error.code === 'room') return error.message;
    throw error;
  }
};

/** What `ledger verify`, every command that reads, and every command that appends say. */
const sayings = async (ledger: TamperedLedger, known: readonly LedgerHead[]) => {
  const names = await ledger.names();
  const verified = await told(async () => sentence(await verifyLedger(ledger, known)));
  const read = await told(async () => `${(await ledger.open(known).entries()) && 'whole'}`);
  const event = { type: 'agreement-proposed', agreement: sha256('next') } as const;
  const appended = await told(
    async () => `${(await ledger.open(known).append(() => event)) && 'whole'}`,
  );
  if (appended !== 'whole') expect(await ledger.names()).toEqual(names);
  return [verified, read, appended];
};

const expectTold = (said: readonly string[], says: RegExp): void => {
  for (const each of said) expect(each).toMatch(says);
};

/** What may lie beside the entries: nothing is told otherwise for it. */
const BESIDE: readonly (readonly [string, Tampering])[] = [
  ['no checkpoints', async () => {}],
  ['checkpoints', (l) => l.keepCheckpoints()],
];

describe.each(BESIDE)(
  `a ledger with %s that was tampered with (${TABLE.length} ways)`,
  (name, keep) => {
    afterAll(() => {
      process.stdout.write(
        `tamper table: ${name}, ${TABLE.length} ways, ${TABLE.length * 2} trials\n`,
      );
    });

    it('is tried in at least 75 ways', () => {
      expect(TABLE.length).toBeGreaterThanOrEqual(75);
      expect(new Set(TABLE.map(({ what }) => what)).size).toBe(TABLE.length);
    });

    it.each(TABLE)('stops every command, which says where: $what', async ({ tamper, says, by }) => {
      const [spoilt, forAnybody] = [await original.copy(), await original.copy()];
      await keep(spoilt);
      await keep(forAnybody);
      await tamper(spoilt);
      await tamper(forAnybody);
      const known = by === 'ledger' ? [] : [begins];
      const withoutReceipt = await sayings(forAnybody, known);
      if (by === 'receipt') expect(withoutReceipt).toEqual(['whole', 'whole', 'whole']);
      else expectTold(withoutReceipt, says);
      expectTold(await sayings(spoilt, [begins, receipt]), says);
    });

    it.each<[string, Tampering]>([
      ['as it is', async () => {}],
      ['whose last note is not there yet', (l) => l.oldHead(LENGTH - 1)],
      ['whose last entry is a link to the same bytes', linkLast],
    ])('is whole %s', async (_, tamper) => {
      const ledger = await original.copy();
      await keep(ledger);
      await tamper(ledger);
      expect(await sayings(ledger, [begins, receipt])).toEqual(['whole', 'whole', 'whole']);
    });
  },
);

describe('a checkpoint that was meddled with', () => {
  const FIRST = checkpointKey(CHECKPOINT);
  const SECOND = checkpointKey(2 * CHECKPOINT);
  it.each<[string, Tampering]>([
    ['a byte flipped', (l) => l.flip(l.path(FIRST))],
    ['cut short', (l) => l.edit(l.path(FIRST), (text) => text.slice(0, 60))],
    ['emptied', (l) => l.edit(l.path(FIRST), () => '')],
    ['removed', (l) => rm(l.path(FIRST))],
    ['exchanged for another one', (l) => cp(l.path(SECOND), l.path(FIRST))],
    ['made a folder', (l) => l.replaceBy(l.path(FIRST), 'folder')],
    ['made a pipe', (l) => l.replaceBy(l.path(FIRST), 'pipe')],
    ['made a link to a device', (l) => l.replaceBy(l.path(FIRST), 'link')],
    ['with its folder gone', (l) => rm(l.path('ledger-checkpoints'), { recursive: true })],
  ])('stops nothing: %s', async (_, tamper) => {
    const ledger = await original.copy();
    await ledger.keepCheckpoints();
    await tamper(ledger);
    expect(await sayings(ledger, [begins, receipt])).toEqual(['whole', 'whole', 'whole']);
  });
});

describe('what lies beside the entries', () => {
  const FOREIGN = [
    ...['.DS_Store', 'Thumbs.db', '000000000003.json~', '000000000003.json.bak'],
    ...['000000000000.json', '0000000000011.json', 'folder/000000000004.json', 'a\u001b[2J\nb'],
  ];

  it('is named by "ledger verify", and stops nothing', async () => {
    const ledger = await original.copy();
    await mkdir(ledger.path('ledger/folder'));
    for (const name of FOREIGN) await writeFile(`${ledger.path('ledger')}/${name}`, '{}\n');
    const verdict = await verifyLedger(ledger, [begins, receipt]);
    expect(verdict).toMatchObject({ outcome: 'whole', backwards: [] });
    expect(verdict.foreign).toEqual([...FOREIGN].sort());
    expect(await sayings(ledger, [begins, receipt])).toEqual(['whole', 'whole', 'whole']);
  });

  it('is named beside what is missing, and never in its place', async () => {
    const ledger = await original.copy();
    await rename(ledger.entry(3), `${ledger.entry(3)}~`);
    const verdict = await verifyLedger(ledger);
    expect(verdict).toMatchObject({ outcome: 'broken', sequence: 3 });
    expect(verdict.foreign).toEqual(['000000000003.json~']);
  });

  it('is named in a bounded number', async () => {
    const ledger = await original.copy();
    for (let n = 0; n < MAX_FOREIGN_NAMED + 5; n += 1)
      await writeFile(ledger.path(`ledger/other-${n}`), '');
    expect((await verifyLedger(ledger)).foreign).toHaveLength(MAX_FOREIGN_NAMED);
  });

  it('is a fault if it is an entry that none leads to', async () => {
    const ledger = await original.copy();
    await ledger.over(LENGTH, LENGTH + 2);
    expect(sentence(await verifyLedger(ledger))).toBe(
      'entry 11 is missing: entry 12 comes after it',
    );
  });
});

describe('times that run backwards', () => {
  it('are reported, entry by entry, and break nothing', async () => {
    const ledger = await original.copy();
    // Each writer has a clock of its own, which begins a minute before the first entry: they say whole minutes.
    for (const text of ['one', 'two'])
      await ledger
        .open([], stepClock('2026-11-02T07:59:00.000Z'))
        .append(() => ({ type: 'agreement-proposed', agreement: sha256(text) }));
    expect(await verifyLedger(ledger, [receipt])).toMatchObject({
      outcome: 'whole',
      backwards: [LENGTH + 1],
    });
  });
});
