import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import { isPlaceholderText, PLACEHOLDER_DIGESTS } from '#core/lint/placeholders.ts';
import { writeSample } from '#sample/write-sample.ts';
import { readHashedEmail, readRawEmail, readRawPhone } from './naive-recount.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const example = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../examples/retail', file), 'utf8');

const { agreement } = parseAgreement(example('agreement.yaml'), 'agreement.yaml');
const profile = profileOf(agreement.identifiers.profile);

const coreRaw = (kind: IdentifierKind, value: string): unknown => {
  if (value.trim() === '') return 'absent';
  if (isPlaceholderText(value)) return { fault: 'placeholder' };
  const normal = normaliseIdentifier(profile, kind, [value], { defaultCountry: 'GB' });
  return normal === undefined
    ? { fault: 'invalid-identifier' }
    : { digest: digestIdentifier(normal) };
};

const coreHashed = (value: string): unknown => {
  if (value === '') return 'absent';
  const reading = readDigest(value);
  if ('reason' in reading) return { fault: reading.reason };
  const { digest } = reading;
  return PLACEHOLDER_DIGESTS.has(digest) ? { fault: 'placeholder' } : { digest };
};

describe('what the core makes of a sample', () => {
  const directory = temporaryDirectory();
  const people = { brandPeople: 12_000, publisherPeople: 12_000, sharedPeople: 6_000 };

  const rowsOf = (file: string): Record<string, string>[] =>
    parseCsv(readFileSync(join(directory, file)), { columns: true });

  beforeAll(async () => {
    await writeSample({ directory, seed: 8, ...people });
  });

  it('is what the naive recount makes of the brand', () => {
    const mapping = Mapping.parse(parseYaml(example('brand-mapping.yaml')));
    const rows = rowsOf('brand-customers.csv');
    expect(Object.keys(rows[0] ?? {})).toEqual(
      expect.arrayContaining([...Object.values(mapping.attributes), mapping.consent?.column]),
    );
    for (const row of rows) {
      const { 'E-mail': email = '', 'Mobile Phone': phone = '' } = row;
      expect(coreRaw('email', email)).toEqual(readRawEmail(email));
      expect(coreRaw('phone', phone)).toEqual(readRawPhone(phone));
    }
  });

  it('is what the naive recount makes of the publisher', () => {
    const mapping = Mapping.parse(parseYaml(example('publisher-mapping.yaml')));
    expect(mapping.identifiers.email).toMatchObject({ column: 'email_sha256', hashed: true });
    for (const { email_sha256: email = '', phone = '' } of rowsOf('publisher-audience.csv')) {
      expect(coreHashed(email)).toEqual(readHashedEmail(email));
      expect(coreRaw('phone', phone)).toEqual(readRawPhone(phone));
    }
  });
});
