import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DropId } from '#core/drop-files.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import {
  type AttemptId,
  isRoomKey,
  kindOfTokenFile,
  kindPrefix,
  losersKey,
  partReportKey,
  refusalReportKey,
  reportKey,
  settledReportKey,
  shardFile,
  stagedFileKey,
  tokenFileKey,
  versionOfKey,
} from '#core/room-layout.ts';

const VERSION = {
  collaboration: 'spring',
  party: 'brand',
  dataset: 'customers',
  epoch: 2,
  version: '0123abcd-00000000',
};

it('a token file tells its kind by its key, and nothing else has one', () => {
  // Rooms up to 0.7.0 had one file for each part.
  for (const kind of IDENTIFIER_KINDS)
    for (const file of [shardFile('000'), shardFile('127'), 'part-0001.parquet'])
      expect(kindOfTokenFile(tokenFileKey(VERSION, kind, file))).toBe(kind);
  for (const key of [
    `${kindPrefix(VERSION, 'email')}part-0001.parquet~`,
    `${kindPrefix(VERSION, 'email')}.DS_Store`,
    `${kindPrefix(VERSION, 'email')}more/part-0001.parquet`,
    `${kindPrefix(VERSION, 'email').replace('email', 'shoe-size')}part-0001.parquet`,
    `${kindPrefix(VERSION, 'email')}shard=0/tokens.parquet`,
    `${kindPrefix(VERSION, 'email')}shard=000/more.parquet`,
    `${kindPrefix(VERSION, 'email')}tokens.parquet`,
    stagedFileKey(VERSION, { kind: 'email', shard: '000', file: 'part-0001.parquet' }),
    losersKey(VERSION, { kind: 'email', shard: '000' }),
    partReportKey(VERSION, 'part-0001'),
  ])
    expect(kindOfTokenFile(key), key).toBeUndefined();
});

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const versions = fc.tuple(hex(8), hex(8)).map((halves) => halves.join('-'));
const part = fc.integer({ min: 0, max: 9999 }).map((n) => `part-${String(n).padStart(4, '0')}`);

/** All that waits of an attempt until it is decided on. */
const waitingIn = (id: AttemptId, kind: IdentifierKind, file: string): readonly string[] => [
  stagedFileKey(id, { kind, shard: '127', file }),
  settledReportKey(id, { kind, shard: '127' }),
  losersKey(id, { kind, shard: '000' }),
];

describe('the version of a key', () => {
  it('is told by the files of the vault and by reports (property)', () => {
    fc.assert(
      fc.property(versions, fc.constantFrom(...IDENTIFIER_KINDS), part, (version, kind, name) => {
        const file = `${name}.parquet`;
        expect(versionOfKey(tokenFileKey({ ...VERSION, version }, kind, file))).toBe(version);
        expect(versionOfKey(reportKey(VERSION, version))).toBe(version);
        expect(versionOfKey(tokenFileKey({ ...VERSION, version }, kind, shardFile('015')))).toBe(
          version,
        );
        for (const waiting of waitingIn({ ...VERSION, version }, kind, file)) {
          expect(versionOfKey(waiting)).toBeUndefined();
          expect(isRoomKey(waiting), waiting).toBe(true);
        }
        expect(versionOfKey(partReportKey({ ...VERSION, version }, name))).toBeUndefined();
      }),
    );
  });

  it('is told by no key that the room cannot have made (property)', () => {
    const changed = fc
      .tuple(versions, fc.nat(130), fc.constantFrom('', '/', '.', 'x', '~', '-', '=', 'Z'))
      .map(([version, at, text]) => {
        const key = tokenFileKey({ ...VERSION, version }, 'email', 'part-0001.parquet');
        return key.slice(0, at) + text + key.slice(at + 1);
      });
    fc.assert(
      fc.property(fc.oneof(changed, fc.string()), (key) => {
        if (!isRoomKey(key)) expect(versionOfKey(key)).toBeUndefined();
      }),
    );
    for (const key of [
      `${kindPrefix(VERSION, 'email')}notes.txt`,
      refusalReportKey(VERSION, '0123abcd00000000' as DropId),
    ])
      expect(versionOfKey(key), key).toBeUndefined();
  });
});
