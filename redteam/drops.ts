import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { DAY_MS } from '#core/day.ts';
import { type DropId, partFile } from '#core/drop-files.ts';
import { EVENT_COLUMNS, NO_MARK } from '#core/drops/event-plan.ts';
import { Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { randomId } from '#core/random-id.ts';
import type { PartColumns } from '#redteam/ground.ts';
import type { Happening, Person } from '#redteam/people.ts';
import type { Side } from '#redteam/seats.ts';
import type { Place } from '#redteam/visit.ts';

/** A list of one dataset; several parts only where an attack is about them. */
export interface List {
  readonly side: Side;
  readonly parts: readonly (readonly Person[])[];
  /** Kinds of identifier that are delivered; all of the agreement's if left out. */
  readonly kinds?: readonly TokenKind[];
}

/** A drop on its party's own machine, ready to be uploaded any number of times. */
export interface ReadyDrop {
  readonly party: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** Its rows in their order, each with a value of every attribute. */
  readonly rows: readonly Person[];
}

/** As `prepare` draws it: not by the seed of an attack, or its rooms would meet with one drop twice. */
const newDrop = (): string => randomId(systemRandomness);

/** When all of them are prepared; events lie before it. Today, for rooms take them in by the clock of this machine. */
export const FIRST_PREPARED = Math.floor(Date.now() / DAY_MS) * DAY_MS;

const isHappening = (row: Person): row is Happening => 'at' in row;

/** What a list of events has beside identifiers and attributes; nothing of people. */
const eventColumns = (rows: readonly Person[]): PartColumns => {
  const events = rows.filter(isHappening);
  const [at, value, mark] = EVENT_COLUMNS;
  if (events.length === 0) return {};
  return {
    [at]: events.map((event) => String(event.at)),
    [value]: events.map((event) => String(event.value)),
    [mark]: events.map(() => NO_MARK),
  };
};

/** Writes a list as a drop, as `prepare` would: digests and attributes in Parquet, then the manifest. */
export const writeDrop = async (
  { ground, folder }: Place,
  { agreement, digest }: AgreementWithDigest,
  { side, parts, kinds = agreement.identifiers.kinds }: List,
): Promise<ReadyDrop> => {
  const { profile } = agreement.identifiers;
  const attributes = Object.keys(side.attributes);
  const first = Object.fromEntries(
    Object.entries(side.attributes).map(([name, [value = '']]) => [name, value]),
  );
  await mkdir(folder, { recursive: true });
  const columnsOf = (people: readonly Person[]): PartColumns =>
    Object.fromEntries([
      ...kinds.map((kind) => [kind, people.map(({ ids }) => ids[kind] ?? null)] as const),
      ...attributes.map((name): [string, (string | null)[]] => [
        name,
        people.map(({ values }) => ({ ...first, ...values })[name] ?? null),
      ]),
      ...Object.entries(eventColumns(people)),
    ]);
  const written: ManifestPart[] = [];
  for (const [at, people] of parts.entries())
    written.push(await ground.writePart(folder, partFile(at + 1), columnsOf(people)));
  const manifest = Manifest.parse({
    airlock: 1,
    drop: newDrop(),
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

/** The same people as another drop, with another word on their consent, so that its manifest differs. */
export const cloneDrop = (drop: ReadyDrop, copy: number): ReadyDrop => {
  const { consent } = drop.manifest;
  const statement = `${consent.statement} Copy ${copy}.`;
  const manifest = { ...drop.manifest, drop: newDrop() as DropId };
  return { ...drop, manifest: { ...manifest, consent: { ...consent, statement } } };
};

/** Where a part of the drop lies. */
export const partPath =
  ({ folder }: ReadyDrop) =>
  (file: string): string =>
    join(folder, file);
