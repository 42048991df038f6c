import { expect, it } from 'vitest';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { kindOfTokenFile, kindPrefix, partReportKey, stagedKindPrefix } from '#core/room-layout.ts';

const VERSION = {
  collaboration: 'spring',
  party: 'brand',
  dataset: 'customers',
  epoch: 2,
  version: '0123abcd-00000000',
};

it('a token file tells its kind by its key, and nothing else has one', () => {
  for (const kind of IDENTIFIER_KINDS)
    expect(kindOfTokenFile(`${kindPrefix(VERSION, kind)}part-0001.parquet`)).toBe(kind);
  for (const key of [
    `${kindPrefix(VERSION, 'email')}part-0001.parquet~`,
    `${kindPrefix(VERSION, 'email')}.DS_Store`,
    `${kindPrefix(VERSION, 'email')}more/part-0001.parquet`,
    `${kindPrefix(VERSION, 'email').replace('email', 'shoe-size')}part-0001.parquet`,
    `${stagedKindPrefix(VERSION, 'email')}part-0001.parquet`,
    partReportKey(VERSION, 'part-0001'),
  ])
    expect(kindOfTokenFile(key), key).toBeUndefined();
});
