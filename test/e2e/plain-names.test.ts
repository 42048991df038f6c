import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Release } from '#core/documents/release.ts';
import { agreementDocument, TEST_TERMS } from '#proof/rehearsal/agreement.ts';
import { looksRaw } from '#test/support/hostile-text.ts';
import { expectRefused, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

/** Names that every object or function of JavaScript has, as far as the rules of names allow them. */
const PARTY = 'constructor';
const DATASET = 'prototype';
const ATTRIBUTE = 'constructor';
const VALUES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a\u2028b\u3164'];

const agreement = (): Record<string, unknown> => ({
  ...agreementDocument(),
  parties: [
    { id: PARTY, role: 'advertiser', account: '222222222222' },
    { id: 'publisher', role: 'publisher', account: '333333333333' },
  ],
  datasets: {
    [PARTY]: {
      [DATASET]: { attributes: { [ATTRIBUTE]: VALUES, length: VALUES } },
      name: { attributes: {} },
    },
    publisher: { audience: { attributes: {} } },
  },
  analyses: { [PARTY]: ['overlap', 'segments'], publisher: [] },
  privacy: { [PARTY]: TEST_TERMS, publisher: TEST_TERMS },
});

let folder: string;
const at = (name: string): string => join(folder, name);

const csv = (): string => {
  const rows = Array.from({ length: 400 }, (_, n) => {
    const value = VALUES[n % VALUES.length];
    return `p${n}@example.org,${value},${value}\n`;
  });
  return `__proto__,constructor,toString\n${rows.join('')}`;
};

beforeAll(async () => {
  folder = await tempFolder();
  await writeFile(at('agreement.yaml'), stringify(agreement()));
  await writeFile(at('list.csv'), csv());
  const mapping = (attributes: object): string =>
    stringify({ identifiers: { email: { column: '__proto__' } }, attributes });
  const attributes = { [ATTRIBUTE]: 'constructor', length: 'toString' };
  await writeFile(at(`${PARTY}-mapping.yaml`), mapping(attributes));
  await writeFile(at('publisher-mapping.yaml'), mapping({}));
});

describe('a party, a dataset, attributes, values and columns called as what every object has', () => {
  const room = (): readonly string[] => ['--room', at('room')];

  it('go the whole way from files to an answer', async () => {
    const ways: [string, readonly string[]][] = [
      [PARTY, ['--dataset', DATASET]],
      ['publisher', []],
    ];
    await runJson('init', ...room(), '--agreement', at('agreement.yaml'));
    for (const [party, dataset] of ways) {
      await runJson(
        ...['prepare', at('list.csv'), '--agreement', at('agreement.yaml'), '--party', party],
        ...['--mapping', at(`${party}-mapping.yaml`), '--attest', 'Everybody agreed.'],
        ...['--out', at(`drop-${party}`), ...dataset],
      );
      await runJson('approve', '--yes', ...room(), '--party', party);
      await runJson('upload', at(`drop-${party}`), ...room(), '--party', party);
    }
    const question = [
      ...['ask', 'segments', ...room(), '--party', PARTY, '--on', 'email'],
      ...['--dataset', `${PARTY}=${DATASET}`, '--by', `${PARTY}.${ATTRIBUTE}`],
    ];
    const release = await runJson<Release>(...question);
    expect(release.cells).toEqual(
      VALUES.map((value) => ({
        by: { [`${PARTY}.${ATTRIBUTE}`]: value },
        outcome: 'released',
        people: 80,
      })),
    );
    for (const args of [question, ['status', ...room()]]) {
      const ran = await runCli(...args);
      expect(ran).toMatchObject({ code: 0, err: '' });
      expect(ran.out.split('\n').filter(looksRaw)).toEqual([]);
    }
  });

  it('can be mapped by flags', async () => {
    const ran = await runCli(
      ...['prepare', at('list.csv'), '--agreement', at('agreement.yaml'), '--party', PARTY],
      ...['--map', 'email=__proto__', '--attribute', `${ATTRIBUTE}=constructor`],
      ...['--attribute', 'length=toString', '--attest', 'Everybody agreed.'],
      ...['--dataset', DATASET, '--out', at('by-flags')],
    );
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  it('can be attacked by the red team', async () => {
    const ran = await runCli(
      ...['redteam', '--agreement', at('agreement.yaml'), '--trials', '2'],
      ...['--attack', 'nested-tables'],
    );
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  const RIGHT: readonly string[] = [
    ...['--map', 'email=__proto__', '--attribute', `${ATTRIBUTE}=constructor`],
    ...['--attribute', 'length=toString', '--dataset', DATASET],
  ];

  it.each([
    ['an attribute without its column', [...RIGHT.slice(0, 2), ...RIGHT.slice(4)], /"constructor"/],
    [
      'a kind',
      [...RIGHT, '--map', 'constructor=toString'],
      /the key "constructor" is not known here/,
    ],
    ['a kind of no name', [...RIGHT, '--map', '__proto__=x'], /__proto__|is not known here/],
    ['an attribute', [...RIGHT, '--attribute', 'prototype=x'], /no attribute "prototype"/],
    ['an attribute of no name', [...RIGHT, '--attribute', '__proto__=x'], /attributes\.__proto__/],
    ['a delimiter', [...RIGHT, '--delimiter', 'constructor'], /A delimiter is one character/],
    ['an encoding', [...RIGHT, '--encoding', 'constructor'], /This encoding is not known/],
    ['a dataset', [...RIGHT.slice(0, -1), 'constructor'], /declares no such dataset/],
  ])('are refused where they are nothing: %s', async (_, flags, says) => {
    const args = [
      ...['prepare', at('list.csv'), '--agreement', at('agreement.yaml'), '--party', PARTY],
      ...['--attest', 'Everybody agreed.', '--out', at('none'), ...flags],
    ];
    await expectRefused(args, { code: 2, says });
  });

  it('is a question about no dataset where the party declares several and none is named', async () => {
    const args = ['ask', 'overlap', '--room', at('room'), '--party', PARTY];
    await expectRefused(args, {
      code: 2,
      says: /declares 2 datasets: name one of name, prototype/,
    });
  });
});
