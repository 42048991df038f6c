import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { withCorpus } from './corpora.ts';

const MAPPING = {
  identifiers: {
    customer_id: { column: 'SocialSecurityNumber' },
    name_birthdate: { columns: ['FirstName', 'LastName', 'BirthDate'] },
  },
  attributes: { sex: 'Sex' },
};
const ATTRIBUTES = { attributes: { sex: ['Male', 'Female'] } };

/** Made-up people of TruvetaPublic/OpenLinkToken (MIT): one file has each third person several times. */
withCorpus('data/openlinktoken', (corpus) => {
  let folder = '';
  const reports: Record<string, PreparedReport> = {};

  const air = async <Document>(...args: readonly string[]): Promise<Document> =>
    runJson<Document>(...args);

  beforeAll(async () => {
    folder = await tempFolder();
    await mkdir(folder, { recursive: true });
    const agreement = join(folder, 'agreement.yaml');
    const mapping = join(folder, 'mapping.yaml');
    const document = {
      ...agreementDocument(),
      identifiers: { profile: 'plain', kinds: ['customer_id', 'name_birthdate'] },
      datasets: { brand: { people: ATTRIBUTES }, publisher: { people: ATTRIBUTES } },
    };
    await writeFile(agreement, stringify(document));
    await writeFile(mapping, stringify(MAPPING));
    const room = ['--room', join(folder, 'room')];
    await air('init', ...room, '--agreement', agreement);
    for (const [party, file] of [
      ['brand', 'test_overlap1.csv'],
      ['publisher', 'test_overlap2.csv'],
    ] as const) {
      const who = ['--party', party];
      const { report } = await air<{ report: PreparedReport }>(
        ...['prepare', join(corpus, file), ...who, '--agreement', agreement],
        ...['--mapping', mapping, '--out', join(folder, party), '--attest', 'made-up people'],
      );
      reports[party] = report;
      await air('approve', ...room, ...who, '--yes');
    }
    for (const party of ['brand', 'publisher'])
      await air('upload', join(folder, party), ...room, '--party', party);
  });

  afterAll(removeTempFolders);

  it('counts each person of the file with 30 % repeats once', () => {
    expect(reports.brand).toMatchObject({
      ...{ rows: 1_999, accepted: 1_395, quarantined: { repeat: 604 } },
    });
    expect(reports.publisher).toMatchObject({ rows: 1_999, accepted: 1_999, quarantined: {} });
  });

  it('has 1,294 people in both files', async () => {
    for (const kind of ['customer_id', 'name_birthdate']) {
      const [a = [], b = []] = await Promise.all(
        ['brand', 'publisher'].map(async (party) =>
          (await readParquet(join(folder, party, 'part-0001.parquet'))).map((row) => row[kind]),
        ),
      );
      const known = new Set(b);
      expect(a.filter((digest) => known.has(digest))).toHaveLength(1_294);
    }
  });

  it('releases them, rounded down', async () => {
    const { out } = await runCli(
      ...['ask', 'overlap', '--room', join(folder, 'room'), '--party', 'brand', '--json'],
    );
    expect(JSON.parse(out)).toMatchObject({ cells: [{ outcome: 'released', people: 1_290 }] });
  });
});
