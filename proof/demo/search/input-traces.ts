import { join } from 'node:path';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { readAgreement, readMapping } from '#cli/read-file.ts';
import { isHashed, sourceColumns } from '#core/drops/identifier-source.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { normaliseIdentifier } from '#core/identifiers/normalise.ts';
import { contextOf } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import type { DemoPlace } from '#proof/demo/demo-place.ts';
import {
  digestTrace,
  emailTrace,
  phoneTrace,
  type Trace,
  tracesIn,
} from '#proof/demo/search/traces.ts';

const FILES = [
  { name: 'brand-customers.csv', mapping: 'brand-mapping.yaml' },
  { name: 'publisher-audience.csv', mapping: 'publisher-mapping.yaml' },
] as const;

/** Finds the traces that one value of a file could leave. */
type TracesOf = (value: string) => readonly Trace[];

const hashedTraces: TracesOf = (value) => {
  const reading = readDigest(value);
  return 'digest' in reading ? [digestTrace(reading.digest)] : tracesIn(value);
};

/** A raw value as it was written and as it was normalised, and the digest of the latter. */
const rawTraces =
  (
    kind: IdentifierKind,
    normalise: (kind: IdentifierKind, value: string) => ReturnType<typeof normaliseIdentifier>,
  ): TracesOf =>
  (value) => {
    const normal = normalise(kind, value);
    const written = normal === undefined ? [value] : [value, normal];
    const plain = written.map((text) => (text.includes('@') ? emailTrace(text) : phoneTrace(text)));
    const digest = normal === undefined ? [] : [digestTrace(digestIdentifier(normal))];
    return [...plain.filter((trace) => trace !== undefined), ...digest];
  };

/** Every e-mail address, phone number and digest of both parties' files, in batches; rows that were left out too. */
export async function* inputTraces({
  files,
  agreement,
}: DemoPlace): AsyncIterable<readonly Trace[]> {
  const { identifiers } = (await readAgreement(agreement)).agreement;
  const profile = profileOf(identifiers.profile);
  const context = contextOf(identifiers);
  const tracesOf = (mapping: Mapping) => (kind: IdentifierKind) =>
    isHashed(mapping, kind)
      ? hashedTraces
      : rawTraces(kind, (of, value) => normaliseIdentifier(profile, of, [value], context));
  for (const { name, mapping: mappingName } of FILES) {
    const mapping = await readMapping(join(files, mappingName));
    const { kinds } = identifiers;
    const columns = kinds.flatMap((kind) => sourceColumns(mapping, kind));
    const readers = kinds.map(tracesOf(mapping));
    const read = { encoding: 'utf-8', delimiter: undefined } as const;
    const source = await openRecords(join(files, name), read);
    for await (const batch of source.records(columns))
      yield batch.flatMap(({ fields }) =>
        readers.flatMap((reader, at) => reader(fields?.[at] ?? '')),
      );
  }
}
