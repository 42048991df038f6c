import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { withCorpus } from './corpora.ts';
import { type Played, playCase } from './play-case.ts';

/** Every person of the files is in both: what comes out unless something else stands here. */
const EVERYBODY = 160;

/**
 * What a file of a case comes to: no overlap that may be told, some of 1,200 people with noise, or the one sentence
 * that says what to do.
 */
type Expected = 'hidden' | 'many' | RegExp;

const EXPECTED: Readonly<Record<string, Expected>> = {
  '03a-scientific-phone': /publisher\.people needs at least 100/,
  '05e-float-phone-FALSE-MATCH-uid2-DE': 'hidden',
  '16a-dob-dd-mm-yyyy':
    /declare in the mapping how they are written, \{.*format: DD\/MM\/YYYY \}\.$/,
  '16c-dob-excel-serial': /declare in the mapping how they are written, \{.*format: excel \}\.$/,
  '17b-hash-of-newline': 'hidden',
  '17c-hash-of-uppercase-text': 'hidden',
  '17e-double-hash-customer-id': /looks like digests and is mapped to "customer_id" as raw/,
  '17f-digest-mapped-raw-uid2': /looks like digests and is mapped to "email" as raw/,
  '17g-digest-phone-mapped-raw-meta': /looks like digests and is mapped to "phone" as raw/,
  '18b-ndjson-nested': /as in "properties\.email"\.$/,
  '19f-parquet-struct': /as in "Email\.value"\.$/,
  '21a-zip': /is a ZIP archive: unpack it/,
  '21b-zip-named-csv-gz': /is a ZIP archive: unpack it/,
  '21c-xlsx': /is a damaged Excel workbook: open it in Excel, and save it again\.$/,
  '21d-xls': /is an old Excel workbook \(\.xls\)/,
  '22-wide': /There is no column "Email" in the file/,
  '35-consent-bool': /publisher\.people needs at least 100/,
  '35-consent-num': /publisher\.people needs at least 100/,
  '35-consent-str': /publisher\.people needs at least 100/,
  '44-win1252-as-utf8-mojibake': /is not utf-8 text: save it as UTF-8; if it is Latin-1/,
  '45-attribute-case': /say \{ column: "Tier", ignore: \[case, accents\] \} in the mapping\.$/,
  '50-gz-truncated': /is a damaged or cut-off gzip file: copy it again\.$/,
  '52-fingerprint-placeholders-upper': 'hidden',
  'C1-gmail-dots-not-removed': 'many',
  'C2-phones-without-plus': 'hidden',
  'C3-hash-of-uppercase': 'hidden',
};

/** What `prepare` needs to be told where a case has no mapping. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  '02-sep-line': ['--map', 'email=Email', '--map', 'phone=Phone'],
  '38-two-email-columns': ['--map', 'email=Email2,Email'],
};

const expectPlayed = (name: string, played: Played): void => {
  const expected = EXPECTED[name];
  if (expected instanceof RegExp) {
    expect(played, name).toHaveProperty('stopped');
    const { err = '', out = '' } = 'stopped' in played ? played.stopped : {};
    const lines = (err || out).trim().split('\n');
    expect(lines.at(-1), name).toMatch(expected);
    return;
  }
  expect(played, name).toHaveProperty('overlap');
  const overlap = 'overlap' in played ? played.overlap : undefined;
  if (expected === 'many') expect(overlap).toBeGreaterThan(500);
  else expect(overlap).toBe(expected ?? EVERYBODY);
};

/** Small files of the shapes that people complain of; `34-suggest` holds headers only. */
withCorpus('cases', (root) => {
  afterEach(removeTempFolders);

  const cases = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '34-suggest')
    .flatMap(({ name }) =>
      readdirSync(join(root, name))
        .filter((file) => file.startsWith('pub') && !file.endsWith('.yaml'))
        .map((file) => [name, file] as const),
    );

  it.each(cases)('%s/%s is read right, or stopped by one sentence', async (name, file) => {
    expectPlayed(
      name,
      await playCase({ folder: join(root, name), file, flags: FLAGS[name] ?? [] }),
    );
  });
});
