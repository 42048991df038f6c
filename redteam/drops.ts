import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PartFiles, partNames } from '#adapters/local/part-files.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import type { Person } from '#redteam/people.ts';
import type { Side } from '#redteam/seats.ts';

/** A list of one dataset; several parts only where an attack is about them. */
export interface List {
  readonly side: Side;
  readonly parts: readonly (readonly Person[])[];
}

/** A drop on its party's own machine, ready to be uploaded any number of times. */
export interface ReadyDrop {
  readonly party: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its rows in their order, each with a value of every attribute. */
  readonly rows: readonly Person[];
}

const FIRST_PREPARED = Date.UTC(2026, 0, 1);

const writePart = async (
  folder: string,
  columns: { readonly names: readonly string[]; readonly values: (string | null)[][] },
  names: Iterator<string>,
): Promise<ManifestPart> => {
  const written = new PartFiles(folder, columns.names, names);
  await written.append(columns.values);
  const [part] = await written.finish();
  if (!part) throw new Error('a list of the red team is empty');
  return part;
};

/** Writes a list as a drop, as `prepare` would: digests and attributes in Parquet, then the manifest. */
export const writeDrop = async (
  folder: string,
  { agreement, digest }: AgreementWithDigest,
  { side, parts }: List,
): Promise<ReadyDrop> => {
  const { kinds, profile } = agreement.identifiers;
  const attributes = Object.keys(side.attributes);
  const first = Object.fromEntries(
    Object.entries(side.attributes).map(([name, [value = '']]) => [name, value]),
  );
  await mkdir(folder, { recursive: true });
  const columnsOf = (people: readonly Person[]) => ({
    names: [...kinds, ...attributes],
    values: [
      ...kinds.map((kind) => people.map(({ ids }) => ids[kind] ?? null)),
      ...attributes.map((name) =>
        people.map(({ values }) => ({ ...first, ...values })[name] ?? null),
      ),
    ],
  });
  const written: ManifestPart[] = [];
  const names = partNames();
  for (const people of parts) written.push(await writePart(folder, columnsOf(people), names));
  const manifest = Manifest.parse({
    airlock: 1,
    collaboration: agreement.id,
    agreement: digest,
    profile,
    party: side.party,
    dataset: side.dataset,
    kinds,
    attributes,
    parts: written,
    rows: parts.flat().length,
    preparedAt: new Date(FIRST_PREPARED).toISOString(),
    consent: { basis: 'attested', statement: 'Made-up people of the red team.' },
  });
  const rows = parts.flat().map(({ ids, values }) => ({ ids, values: { ...first, ...values } }));
  return { party: side.party, folder, manifest, rows };
};

/** The same people as another drop: the room takes one whose word on consent differs for another list. */
export const cloneDrop = (drop: ReadyDrop, copy: number): ReadyDrop => {
  const { consent } = drop.manifest;
  const statement = `${consent.statement} Copy ${copy}.`;
  return { ...drop, manifest: { ...drop.manifest, consent: { ...consent, statement } } };
};

/** Where a part of the drop lies. */
export const partPath =
  ({ folder }: ReadyDrop) =>
  (file: string): string =>
    join(folder, file);
