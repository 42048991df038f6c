import { rm } from 'node:fs/promises';
import { LEDGER_HEAD_KEY, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { LENGTH, type TamperedLedger } from '#test/reliability/tampered-ledger.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

/** What somebody does who may write every file of a room. */
export type Tampering = (ledger: TamperedLedger) => Promise<unknown>;

/** What was done, and what must be said of it. */
export interface Row {
  readonly what: string;
  readonly tamper: Tampering;
  /** Which entry or file is named, and how. */
  readonly says: RegExp;
  /** Found by the room itself; by the first entry that its marker names; only by a party's receipt. */
  readonly by: 'ledger' | 'marker' | 'receipt';
}

const row = (what: string, tamper: Tampering, says: RegExp): Row => ({
  what,
  tamper,
  says,
  by: 'ledger',
});

/** The same, where the ledger alone cannot tell. */
const only = (by: Row['by'], found: Row): Row => ({ ...found, by });

/** The entry beside one, which is changed with it. */
const beside = (at: number): number => (at === LENGTH ? at - 1 : at + 1);
const entry = (at: number, fault: string): RegExp => new RegExp(`entry ${at} ${fault}`);
const OTHER_BYTES = 'was changed: it says the same in other bytes';
const SEAL = 'was changed.*: its seal is broken';

/** What can be done to the bytes of a file that the room sealed. */
const SPELLINGS: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['white space added', (text) => text.replace('{', '{ ')],
  ['lines ended by CRLF', (text) => text.replace('\n', '\r\n')],
  ['no line end', (text) => text.trimEnd()],
  ['a line added', (text) => `${text}\n`],
  ['a number with a fraction', (text) => text.replace(/"sequence":(\d+)/, '"sequence":$1.0')],
  ['a number with an exponent', (text) => text.replace(/"sequence":(\d+)/, '"sequence":$1e0')],
  ['a key twice', (text) => text.replace('{', '{"sequence":1,')],
  ['an escaped letter', (text) => text.replace('"sequence"', '"\\u0073equence"')],
  [
    'another order of keys',
    (text) => `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).reverse()))}\n`,
  ],
];

const onEntry = (at: number): readonly Row[] => {
  const edited = (what: string, change: (text: string) => string, fault: string): Row =>
    row(`entry ${at}: ${what}`, (l) => l.edit(l.entry(at), change), entry(at, fault));
  const done = (what: string, tamper: Tampering, says: RegExp): Row =>
    row(`entry ${at}: ${what}`, tamper, says);
  const lower = Math.min(at, beside(at));
  return [
    ...SPELLINGS.map(([what, change]) => edited(what, change, OTHER_BYTES)),
    edited('a mark of byte order', (text) => `\uFEFF${text}`, 'cannot be read'),
    edited('a value changed', (text) => text.replace('"at":"2026', '"at":"2027'), SEAL),
    edited('a seal changed', (text) => text.replace(/"seal":"./, '"seal":"g'), 'cannot be read'),
    edited('cut short', (text) => text.slice(0, 60), 'cannot be read'),
    edited('emptied', () => '', 'cannot be read'),
    edited('replaced by other JSON', () => '{"hello":"world"}\n', 'cannot be read'),
    done('a byte flipped', (l) => l.flip(l.entry(at)), entry(at, '(cannot be read|was changed)')),
    done('removed', (l) => rm(l.entry(at)), entry(at, 'is missing')),
    done(
      'swapped with the one beside it',
      (l) => l.swap(at, beside(at)),
      entry(lower, 'is in the'),
    ),
    done(
      'copied over the one beside it',
      (l) => l.over(at, beside(at)),
      entry(beside(at), 'is in'),
    ),
    done('sealed with another key', (l) => l.forge(at), entry(at, SEAL)),
    done('made a folder', (l) => l.replaceBy(l.entry(at), 'folder'), entry(at, 'is missing')),
    done('made a pipe', (l) => l.replaceBy(l.entry(at), 'pipe'), new RegExp(`"${ledgerKey(at)}"`)),
    done(
      'made a link to a device',
      (l) => l.replaceBy(l.entry(at), 'link'),
      new RegExp(ledgerKey(at)),
    ),
    done(
      'made a link to the one beside it',
      (l) => l.replaceBy(l.entry(at), 'link', l.entry(beside(at))),
      entry(at, 'is in the wrong place'),
    ),
  ];
};

const head = (what: string, tamper: Tampering, fault: string): Row =>
  row(`head note: ${what}`, tamper, new RegExp(`"${LEDGER_HEAD_KEY}" ${fault}`));

const ON_HEAD: readonly Row[] = [
  ...SPELLINGS.map(([what, change]) =>
    head(what, (l) => l.edit(l.path(LEDGER_HEAD_KEY), change), 'was changed'),
  ),
  head('emptied', (l) => l.edit(l.path(LEDGER_HEAD_KEY), () => ''), 'was changed'),
  head(
    'a mark of byte order',
    (l) => l.edit(l.path(LEDGER_HEAD_KEY), (t) => `\uFEFF${t}`),
    'was changed',
  ),
  head('a byte flipped', (l) => l.flip(l.path(LEDGER_HEAD_KEY)), 'was changed'),
  head('removed', (l) => l.removeHead(), 'is missing'),
  head('made a folder', (l) => l.replaceBy(l.path(LEDGER_HEAD_KEY), 'folder'), 'is missing'),
  row(
    'head note: made a pipe',
    (l) => l.replaceBy(l.path(LEDGER_HEAD_KEY), 'pipe'),
    /"ledger-head.json" is no file/,
  ),
  head('an older one put back', (l) => l.oldHead(LENGTH - 2), 'was put back'),
  head('the first one put back', (l) => l.oldHead(1), 'was put back'),
  head(
    'sealed with another key',
    async (l) => l.noteHead(await l.headAt(LENGTH), new MemoryKeyRing()),
    'was changed',
  ),
  row(
    'head note: of a ledger that went on',
    (l) => l.noteHead({ sequence: LENGTH + 2, checksum: sha256('other') }),
    entry(LENGTH + 1, `is missing: the ledger ends at entry ${LENGTH}`),
  ),
  row(
    'head note: of a ledger that ended otherwise',
    (l) => l.noteHead({ sequence: LENGTH, checksum: sha256('other') }),
    entry(LENGTH, 'is not the one that was noted'),
  ),
];

const cut = (left: number, tamper: Tampering) => async (ledger: TamperedLedger) => {
  await ledger.cutAfter(left);
  await tamper(ledger);
};
const asItIs: Tampering = async () => {};
const withoutHead: Tampering = (l) => l.removeHead();
const missing = (at: number): RegExp => entry(at, 'is missing');

const ON_WHOLE: readonly Row[] = [
  row('one entry cut off', cut(LENGTH - 1, asItIs), missing(LENGTH)),
  row('five entries cut off', cut(5, asItIs), missing(6)),
  row('all entries taken away', cut(0, asItIs), missing(1)),
  row('five cut off, without the head note', cut(5, withoutHead), /"ledger-head.json" is missing/),
  only('marker', row('all taken away, the head note too', cut(0, withoutHead), missing(1))),
  only(
    'receipt',
    row(
      'one cut off, its head note put back',
      cut(LENGTH - 1, (l) => l.oldHead(LENGTH - 1)),
      missing(LENGTH),
    ),
  ),
  only(
    'receipt',
    row(
      'five cut off, their head note put back',
      cut(5, (l) => l.oldHead(5)),
      missing(6),
    ),
  ),
  only(
    'receipt',
    row('all but the first cut off, the head note too', cut(1, withoutHead), missing(2)),
  ),
  only(
    'receipt',
    row(
      'five cut off, one of the head before',
      cut(5, (l) => l.oldHead(4)),
      missing(6),
    ),
  ),
  only(
    'marker',
    row(
      'rewritten from the start by the holder of the keys',
      (l) => l.rewriteFrom(1),
      entry(1, 'is not the one'),
    ),
  ),
  only(
    'receipt',
    row(
      'rewritten from entry 6 by the holder of the keys',
      (l) => l.rewriteFrom(6),
      entry(LENGTH, 'is not the one'),
    ),
  ),
  row(
    'entry 5 replaced by the holder of the keys',
    (l) => l.forge(5, l.keyRing),
    /entry 6 does not follow entry 5: one of the two was replaced/,
  ),
  row(
    'the last entry replaced by the holder of the keys',
    (l) => l.forge(LENGTH, l.keyRing),
    entry(LENGTH, 'is not the one that was noted'),
  ),
  row(
    'the last entry again after it',
    (l) => l.over(LENGTH, LENGTH + 1),
    entry(LENGTH + 1, 'is in the wrong place'),
  ),
];

/** Every tampering that must be told. */
export const TABLE: readonly Row[] = [...[1, 5, LENGTH].flatMap(onEntry), ...ON_HEAD, ...ON_WHOLE];
