import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import {
  ALL_GIVEN,
  EXAMPLE_NEEDS,
  gppString,
  tcfString,
} from '#test/support/consent/consent-strings.ts';
import { expectOneSentence, runCli, runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const LATELY = daysAgo(10);

const tcf = (says: object = {}) => tcfString({ ...ALL_GIVEN, updated: LATELY, ...says });
const gpp = (SaleOptOut: number) => gppString({ usnat: { SaleOptOut, Gpc: false } });

/** What a column may hold, and the reason for which such a row is left out; none where it is taken. */
type Fields = readonly (readonly [consent: string, since: string, reason?: string])[];

const COLUMNS: Readonly<Record<string, { readonly consent: object; readonly fields: Fields }>> = {
  boolean: {
    consent: { column: 'Consent', accept: ['yes'], since: 'Since' },
    fields: [
      ['yes', LATELY.toISOString()],
      ['no', LATELY.toISOString(), 'no-consent'],
      ['yes', daysAgo(100).toISOString(), 'consent-too-old'],
    ],
  },
  timestamp: {
    consent: { column: 'Consent', kind: 'timestamp', zone: 'UTC' },
    fields: [
      [LATELY.toISOString(), ''],
      ['', '', 'no-consent'],
      [daysAgo(100).toISOString(), '', 'consent-too-old'],
      [daysAgo(-40).toISOString(), '', 'future-consent'],
      ['yes', '', 'unread-consent'],
    ],
  },
  tcf: {
    consent: { column: 'Consent', kind: 'tcf' },
    fields: [
      [tcf(), ''],
      [tcf({ consent: [1] }), '', 'no-consent'],
      [tcf({ disclosed: undefined }), '', 'undisclosed-vendors'],
      [tcf({ updated: daysAgo(100) }), '', 'consent-too-old'],
      [tcf({ updated: daysAgo(-40) }), '', 'future-consent'],
      [tcf({ version: 3 }), '', 'unread-consent'],
      [tcf().slice(0, 50), '', 'unread-consent'],
      [gpp(2), '', 'unread-consent'],
    ],
  },
  gpp: {
    consent: { column: 'Consent', kind: 'gpp', since: { column: 'Since', format: 'YYYY-MM-DD' } },
    fields: [
      [gpp(2), LATELY.toISOString().slice(0, 10)],
      [gpp(1), LATELY.toISOString().slice(0, 10), 'no-consent'],
      [gpp(2), daysAgo(100).toISOString().slice(0, 10), 'consent-too-old'],
      [tcf(), LATELY.toISOString().slice(0, 10), 'unread-consent'],
    ],
  },
};

/** Rows of the list: three that are taken, and one of each of the fields in turn, so that the truth is known. */
const ROWS = 960;

const fieldsOf = (kind: string, at: number): Fields[number] => {
  const fields = COLUMNS[kind]?.fields ?? [];
  return fields[at % 4 === 0 ? (at / 4) % fields.length : 0] ?? ['', ''];
};

/** The reasons of the rows, and how many there are of each. */
const truthOf = (kind: string): { readonly accepted: number; readonly left: object } => {
  const left: Record<string, number> = {};
  let accepted = 0;
  for (let at = 0; at < ROWS; at += 1) {
    const [, , reason] = fieldsOf(kind, at);
    if (reason === undefined) accepted += 1;
    else left[reason] = (left[reason] ?? 0) + 1;
  }
  return { accepted, left };
};

let folder = '';
const put = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const fileOf = (kind: string): string =>
  [
    'E-mail,Tier,Consent,Since',
    ...Array.from({ length: ROWS }, (_, at) => {
      const [consent, since] = fieldsOf(kind, at);
      return `p${at}@example.org,gold,${consent},${since}`;
    }),
    '',
  ].join('\n');

const prepareArgs = async (kind: string, consent = COLUMNS[kind]?.consent) => [
  ...['prepare', await put(`${kind}.csv`, fileOf(kind)), '--party', 'brand'],
  ...['--agreement', join(folder, 'agreement.yaml'), '--out', join(folder, kind)],
  ...[
    '--mapping',
    await put(
      `${kind}.yaml`,
      stringify({ identifiers: { email: 'E-mail' }, attributes: { tier: 'Tier' }, consent }),
    ),
  ],
];

beforeAll(async () => {
  folder = await tempFolder();
  const document = agreementDocument();
  const terms = {
    ...{ kinds: ['attested', 'boolean', 'timestamp', 'tcf', 'gpp'], maxAgeDays: 90 },
    ...{ tcf: EXAMPLE_NEEDS, gpp: { usnat: ['SaleOptOut', 'Gpc'] } },
  };
  const privacy = { ...(document.privacy as object), maxRejectShare: 0.5 };
  const agreement = await put(
    'agreement.yaml',
    stringify({ ...document, airlock: 2, privacy, consent: terms }),
  );
  await runCli('init', '--room', join(folder, 'room'), '--agreement', agreement);
  for (const party of ['brand', 'publisher'])
    await runCli('approve', '--room', join(folder, 'room'), '--party', party, '--yes');
}, 120_000);
afterAll(removeTempFolders);

/** Every file below a folder, as text of single bytes. */
const textsBelow = async (path: string): Promise<readonly string[]> => {
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    names
      .filter((each) => each.isFile())
      .map((each) => readFile(join(each.parentPath, each.name), 'latin1')),
  );
};

describe.each(Object.keys(COLUMNS))('consent as %s', (kind) => {
  it('leaves out just those who did not give it, each for its reason', async () => {
    const { accepted, left } = truthOf(kind);
    const { report, manifest } = await runJson<{
      report: PreparedReport;
      manifest: { rows: number; consent: object };
    }>(...(await prepareArgs(kind)));
    expect(report).toMatchObject({ rows: ROWS, accepted, quarantined: left });
    expect(report.attributes).toBeUndefined();
    expect(Object.keys(report.quarantined).toSorted()).toEqual(Object.keys(left).sort());
    expect(manifest).toMatchObject({ rows: accepted, consent: { basis: 'column' } });
    const rows = await readParquet(join(folder, kind, 'part-0001.parquet'));
    expect(rows).toHaveLength(accepted);
    expect([...new Set(rows.flatMap(Object.keys))]).toEqual(['email', 'tier']);
  });

  it('is in no file of the drop or of the room, nor is its time', async () => {
    const room = ['--room', join(folder, 'room'), '--party', 'brand'];
    const { report } = await runJson<{ report: LintReport }>('upload', join(folder, kind), ...room);
    expect(report).toMatchObject({ rows: truthOf(kind).accepted, quarantined: {} });
    const texts = [
      ...(await textsBelow(join(folder, kind))),
      ...(await textsBelow(join(folder, 'room'))),
    ];
    expect(texts.length).toBeGreaterThan(5);
    const secrets = (COLUMNS[kind]?.fields ?? [])
      .flatMap(([field, since]) => (field === since ? field : [field, since]))
      .filter((text) => text.length > 3);
    for (const secret of secrets) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });
});

describe('consent that is shown in another way than the agreement takes', () => {
  it('is refused before a row is read, in one sentence', async () => {
    const consent = { column: 'Consent', accept: ['yes'] };
    const ran = await runCli(...(await prepareArgs('boolean', consent)));
    expect(ran.code).toBe(2);
    expectOneSentence(ran);
    expect(ran.err).toContain('lets consent count for 90 days');
  });
});
