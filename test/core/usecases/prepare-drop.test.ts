import { appendFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mapping } from '#core/drops/mapping.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { type PreparePorts, prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import {
  type Change,
  COLUMNS,
  MAPPING,
  people,
  prepare,
  prepareTable,
} from '#test/core/usecases/prepare-table.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { FILE_NAMES, writeTable } from '#test/support/party-file.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const digest = (text: string): string => digestIdentifier(text as NormalisedIdentifier);

describe('preparing a drop', () => {
  it('writes digests of the normal forms, the declared columns and nothing else', async () => {
    const { out, preparation } = await prepareTable(people(3));
    expect(preparation.outcome).toBe('prepared');
    const rows = await readParquet(join(out, 'part-0001.parquet'));
    expect(rows).toEqual(
      [0, 1, 2].map((n) => ({
        email: digest(`person${n}@example.org`),
        phone: digest(`+447400${String(n).padStart(6, '0')}`),
        tier: n % 2 === 0 ? 'gold' : 'silver',
      })),
    );
    expect((await readdir(out)).sort()).toEqual([
      'airlock-drop.json',
      'lint-report.json',
      'manifest.json',
      'part-0001.parquet',
      'quarantine.csv',
    ]);
  });

  it('gives the same digests whatever form the file comes in', async () => {
    const found = new Map<string, unknown>();
    for (const name of FILE_NAMES) {
      const { out } = await prepare(await writeTable(name, people(30)));
      found.set(name, await readParquet(join(out, 'part-0001.parquet')));
    }
    const [first] = [...found.values()];
    expect(first).toHaveLength(30);
    for (const rows of found.values()) expect(rows).toEqual(first);
  });

  it('says in the manifest what it is made of and under which rules', async () => {
    const { out, preparation, progress } = await prepareTable(people(12));
    const manifest: unknown = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    const { size } = await stat(join(out, 'part-0001.parquet'));
    expect(manifest).toMatchObject({
      airlock: 1,
      agreement: testAgreement().digest,
      profile: 'uid2',
      party: 'brand',
      dataset: 'customers',
      kinds: ['email', 'phone'],
      attributes: ['tier'],
      rows: 12,
      parts: [{ file: 'part-0001.parquet', rows: 12, bytes: size }],
      consent: { basis: 'column' },
    });
    expect(preparation).toMatchObject({ manifest });
    expect(progress.length).toBeGreaterThan(0);
  });

  it('quarantines rows by line and reason, and never writes a value', async () => {
    const rows = [
      ...people(98).rows,
      ['No', 'SECRET@example.org', '', 'gold', 'no'],
      ['Bad', 'SECRET', '', 'gold', 'yes'],
      ['None', '', '', 'gold', 'yes'],
    ];
    const { out, preparation } = await prepareTable({ columns: COLUMNS, rows });
    expect(preparation).toMatchObject({
      outcome: 'prepared',
      report: {
        rows: 101,
        accepted: 98,
        quarantined: { 'no-consent': 1, 'invalid-identifier': 1, 'no-identifier': 1 },
      },
    });
    expect(await readFile(join(out, 'quarantine.csv'), 'utf8')).toBe(
      [
        ...['line,column,reason', '100,Consent,no-consent', '101,E-mail,invalid-identifier'],
        '102,"E-mail, Tel",no-identifier\n',
      ].join('\n'),
    );
    for (const name of await readdir(out))
      expect((await readFile(join(out, name))).includes('SECRET')).toBe(false);
  });

  it.each([
    [5, 'prepared'],
    [6, 'refused'],
  ])('with %i unusable rows of 100 is %s', async (bad, outcome) => {
    const rows = Array.from({ length: bad }, () => ['', 'no address', '', 'gold', 'yes']);
    const { out, preparation } = await prepareTable({
      columns: COLUMNS,
      rows: [...people(100 - bad).rows, ...rows],
    });
    expect(preparation.outcome).toBe(outcome);
    const names = await readdir(out);
    expect(names.includes('manifest.json')).toBe(outcome === 'prepared');
    expect(names.some((name) => name.endsWith('.parquet'))).toBe(outcome === 'prepared');
    expect(names).toContain('lint-report.json');
    expect(names).toContain('quarantine.csv');
  });
});

describe('preparing is refused', () => {
  const { consent: _, ...noConsent } = MAPPING;

  it.each<[string, Change]>([
    ['for a stranger', { party: 'operator' }],
    ['for a dataset that is not declared', { dataset: 'audience' }],
    ['without any identifier', { mapping: { ...MAPPING, identifiers: {} } }],
    [
      'with a kind that the agreement does not use',
      { mapping: { ...MAPPING, identifiers: { maid: { column: 'Name', hashed: false } } } },
    ],
    ['without a declared attribute', { mapping: { ...MAPPING, attributes: {} } }],
    [
      'with an attribute that is not declared',
      { mapping: { ...MAPPING, attributes: { tier: 'Tier', shoe: 'Name' } } },
    ],
    ['without a word on consent', { mapping: noConsent }],
  ])('%s', async (__, change) => {
    await expect(prepareTable(people(3), change)).rejects.toMatchObject({
      name: 'AirlockError',
      code: 'usage',
    });
  });

  it('but an attestation stands for a consent column', async () => {
    const change = { mapping: noConsent, attestation: 'all agreed' };
    const { preparation } = await prepareTable(people(3), change);
    expect(preparation).toMatchObject({
      manifest: { consent: { basis: 'attested', statement: 'all agreed' } },
    });
  });

  it('for a column that the file has not, without repeating the header', async () => {
    const mapping: Mapping = { ...MAPPING, attributes: { tier: 'Level' } };
    const fault: unknown = await prepareTable(people(3), { mapping }).catch((error) => error);
    expect(fault).toMatchObject({ code: 'input', message: expect.stringContaining('"Level"') });
    expect(String(fault)).not.toContain('E-mail');
  });

  it.each([
    ['empty', '', /is empty/],
    ['blank', ' \t\n', /is empty/],
    ['too long', 'x'.repeat(501), /too long: say it in 500 characters/],
  ])(
    'for an attestation that is %s, before the file is looked at',
    async (_, attestation, says) => {
      const nothing = async () => {
        throw new Error('the file was looked at');
      };
      const source = {
        columns: nothing,
        records: () => [],
        progress: () => ({ done: 0, total: 1 }),
      };
      const ports = { source, openDrop: nothing, clock: stepClock() } as unknown as PreparePorts;
      const asked = { signed: testAgreement(), party: 'brand', dataset: 'customers', attestation };
      for (const mapping of [MAPPING, noConsent])
        await expect(prepareDrop(ports)({ ...asked, mapping })).rejects.toMatchObject({
          code: 'usage',
          message: expect.stringMatching(says),
        });
    },
  );

  it('but not for an attestation of 500 characters', async () => {
    const attestation = 'x'.repeat(500);
    const { preparation } = await prepareTable(people(3), { mapping: noConsent, attestation });
    expect(preparation.outcome).toBe('prepared');
  });

  it('for a file that changes meanwhile, and no part of a drop stays', async () => {
    const path = await writeTable('list.csv', people(3_000));
    const out = join(await tempFolder(), 'drop');
    const onProgress = () => appendFileSync(path, 'x');
    await expect(prepare(path, { out, onProgress })).rejects.toMatchObject({
      code: 'input',
      message: expect.stringContaining('changed while it was read'),
    });
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });

  it('for a file of a header alone, and nothing of a drop stays', async () => {
    const out = join(await tempFolder(), 'drop');
    await expect(prepareTable({ columns: COLUMNS, rows: [] }, { out })).rejects.toMatchObject({
      code: 'input',
    });
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });
});
