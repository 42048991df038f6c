import { describe, expect, it } from 'vitest';
import { AREAS, type Area, bucketOf } from '#core/access/areas.ts';
import { marksPrefix } from '#core/erasure/marks-layout.ts';
import { LINK_FILES, linkFileKey } from '#core/matching/link-keys.ts';
import { matchPrefix } from '#core/matching/match-keys.ts';
import {
  agreementKey,
  checkpointKey,
  dropPrefix,
  epochPrefix,
  intakePrefix,
  LEDGER_HEAD_KEY,
  ledgerKey,
  listKey,
  releaseKey,
  reportKey,
  stagingPrefix,
} from '#core/room-layout.ts';

describe('the areas of the buckets', () => {
  const DROP = '0123456789abcdef' as Parameters<typeof dropPrefix>[1];
  const list = { party: 'brand', dataset: 'customers' };
  const KEYS: Readonly<Record<Exclude<Area, 'results'>, string>> = {
    drops: dropPrefix(list, DROP),
    staging: stagingPrefix({ ...list, version: 'v' }),
    intake: intakePrefix('brand', '2026-11-26'),
    vault: epochPrefix({ ...list, collaboration: 'c', epoch: 1 }),
    matches: matchPrefix({ collaboration: 'c', counted: 'v', other: 'w', on: ['email', 'phone'] }),
    links: linkFileKey(
      { collaboration: 'c', counted: 'v', other: 'w', on: ['email'], events: 'e' },
      LINK_FILES.text,
    ),
    entries: ledgerKey(1),
    head: LEDGER_HEAD_KEY,
    checkpoints: checkpointKey(200),
    agreements: agreementKey('digest'),
    releases: releaseKey('release'),
    lists: listKey('list'),
    tombstones: marksPrefix({ party: 'brand', request: 'r' }),
    reports: reportKey(list, 'v'),
  };

  it.each(Object.entries(KEYS))('%s lies where the room puts it', (area, key) => {
    const { keys, bucket } = AREAS[area as Area];
    expect(keys.endsWith('*') ? key.startsWith(keys.slice(0, -1)) : key === keys).toBe(true);
    expect(bucketOf(key)).toBe(bucket);
  });

  it.each(['', 'ledger', 'ledger-head.json.bak', 'vaults/a', 'other/vault/a'])(
    'know no bucket of the key "%s"',
    (key) => expect(bucketOf(key)).toBeUndefined(),
  );
});
