import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { BelowMinimum } from '#core/documents/below-minimum.ts';
import { lookAtFirstRows } from '#core/drops/first-rows.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import type { RowPlan } from '#core/drops/row-reader.ts';
import { AirlockError } from '#core/errors.ts';
import { ROW_LABEL } from '#core/identifiers/kinds.ts';
import { rejectShare } from '#core/lint/lint-report.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { DropWriter, WrittenPart } from '#core/ports/drop-writer.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import type { Reading, RowReading } from '#core/ports/row-reading.ts';
import { randomId } from '#core/random-id.ts';
import type { PrepareRefusal } from '#core/refusals.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import {
  checkPreparation,
  dateColumns,
  type PrepareRequest,
} from '#core/usecases/drops/check-preparation.ts';
import { checkRecipes } from '#core/usecases/drops/check-recipes.ts';
import { type Labelling, type LabelPorts, openLabels } from '#core/usecases/drops/label-rows.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import { RowSorter } from '#core/usecases/drops/sort-rows.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';

/** The party's file, the folder its drop goes to, the time, and chance for the drop's id. */
export interface PreparePorts {
  readonly source: RecordSource;
  /** Opens the place of the drop, which is not touched before: a drop of these columns is to go there. */
  readonly openDrop: (columns: readonly string[]) => Promise<DropWriter>;
  /** Who reads the rows; this thread if left out. */
  readonly reading?: RowReading;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Gives each row a label, and keeps the map; none, if left out. */
  readonly labels?: LabelPorts | undefined;
}

/** A drop ready for upload, or a file of which too much is unusable. */
export type Preparation =
  | {
      readonly outcome: 'prepared';
      readonly manifest: Manifest;
      readonly report: PreparedReport;
      /** The drop may be uploaded, but no question would run on so few. */
      readonly belowMinimum?: BelowMinimum | undefined;
    }
  | {
      readonly outcome: 'refused';
      readonly because: PrepareRefusal;
      readonly report: PreparedReport;
      readonly share: number;
      /** Whether report and quarantine list were written: not where an older drop is, which stays. */
      readonly explained: boolean;
    };

/**
 * Turns a party's file into a drop on the party's own machine: normalise, hash, drop every other
 * column, write parts and manifest. Plain identifiers end here; nothing is lost unsaid.
 */
export const prepareDrop =
  (ports: PreparePorts) =>
  async (request: PrepareRequest): Promise<Preparation> => {
    const { plan, rules, wanted } = await checkPreparation(ports.source, request);
    const { first, source, leave } = await lookAhead(
      ports.source,
      wanted,
      ports.reading?.takesText,
    );
    try {
      const rows = first.flatMap(({ fields }) => (fields ? [fields] : []));
      const fillerDays = lookAtFirstRows(rules, plan, rows);
      checkRecipes(rules, plan, { wanted, rows });
      const read = { rules: { ...rules, fillerDays }, plan, wanted };
      return await prepareRows({ ...ports, source }, request, read);
    } finally {
      await leave();
    }
  };

const prepareRows = async (
  ports: PreparePorts,
  request: PrepareRequest,
  reading: Reading,
): Promise<Preparation> => {
  const { plan, rules } = reading;
  const sorter = new RowSorter(rules, plan);
  const labels = ports.labels && (await openLabels(ports.labels, reading));
  const label = labels ? [ROW_LABEL] : [];
  const writer = await ports.openDrop([...plan.kinds, ...label, ...plan.attributes]);
  try {
    await readAll({ ...ports, writer }, request, { sorter, reading, labels });
    checkDates(request.mapping, sorter.report);
    return await conclude({ ...ports, writer }, request, { plan, sorter, labels });
  } finally {
    await writer.close();
  }
};

/** A rule that no row can follow would be another rule, unsaid. */
const checkDates = (mapping: Mapping, { accepted, quarantined, repeats }: PreparedReport): void => {
  const [column] = dateColumns(mapping);
  const { repeat = 0, 'repeat-differs': differing = 0 } = quarantined;
  if (column === undefined || accepted === 0) return;
  if (repeats.undated < accepted + repeat + differing) return;
  throw new AirlockError(
    'input',
    `No row says in "${column}" when it was written: name a column of dates such as 2026-11-26 for "repeats: last", or say "repeats: first".`,
  );
};

interface Writing extends PreparePorts {
  readonly writer: DropWriter;
}

const readAll = async (
  { source, writer, reading: reader = READ_HERE }: Writing,
  { onProgress }: PrepareRequest,
  {
    sorter,
    reading,
    labels,
  }: {
    readonly sorter: RowSorter;
    readonly reading: Reading;
    readonly labels: Labelling | undefined;
  },
): Promise<void> => {
  let records = 0;
  for await (const read of reader.read(source, reading)) {
    const batch = sorter.sort(read);
    const { rows, left } = batch;
    if (rows > 0) await writer.append(labels ? labels.withLabels(batch) : batch.columns);
    if (left.length > 0) await writer.quarantine(left);
    const { done, total } = source.progress();
    records += read.records;
    onProgress?.(done, total, records);
  }
};

const refusalOf = (
  report: PreparedReport,
  { signed }: PrepareRequest,
): PrepareRefusal | undefined => {
  if (report.accepted === 0) return 'nothing-left';
  if (report.repeats.rule === 'refuse' && report.quarantined['repeat-differs'] !== undefined)
    return 'repeats-differ';
  return rejectShare(report) > effectiveTerms(signed.agreement).maxRejectShare
    ? 'too-many-rejects'
    : undefined;
};

const conclude = async (
  { writer, clock, randomness }: Writing,
  request: PrepareRequest,
  {
    plan,
    sorter,
    labels,
  }: {
    readonly plan: RowPlan;
    readonly sorter: RowSorter;
    readonly labels: Labelling | undefined;
  },
): Promise<Preparation> => {
  const { report } = sorter;
  if (report.rows === 0)
    throw new AirlockError('input', 'The file has a header and no rows: export it again.');
  const because = refusalOf(report, request);
  if (because) {
    const explained = await writer.explain(jsonBytes(report));
    return { outcome: 'refused', because, report, share: rejectShare(report), explained };
  }
  await writer.change(sorter.changed);
  const parts = await writer.finish();
  const drawn = { drop: randomId(randomness), at: clock.now() };
  const manifest = manifestOf(request, { plan, report, parts, labels, ...drawn });
  // No drop without its map: one whose labels nobody can tell would be of no use, and nobody would know.
  const unkeep = await labels?.keep(drawn.drop);
  await writer
    .publish({ manifest: jsonBytes(manifest), report: jsonBytes(report) })
    .catch(async (fault: unknown) => {
      await unkeep?.();
      throw fault;
    });
  const few = belowMinimum(report.accepted, request.signed.agreement);
  return { outcome: 'prepared', manifest, report, ...(few && { belowMinimum: few }) };
};

interface Written {
  readonly plan: RowPlan;
  readonly report: PreparedReport;
  readonly parts: readonly WrittenPart[];
  readonly labels: Labelling | undefined;
  readonly drop: string;
  readonly at: Date;
}

const manifestOf = (
  { signed, party, dataset, mapping, attestation }: PrepareRequest,
  { plan, report, parts, labels, drop, at }: Written,
): Manifest =>
  Manifest.parse({
    airlock: 1,
    drop,
    collaboration: signed.agreement.id,
    agreement: signed.digest,
    profile: signed.agreement.identifiers.profile,
    party,
    dataset,
    kinds: labels ? [...plan.kinds, ROW_LABEL] : plan.kinds,
    attributes: plan.attributes,
    parts,
    rows: report.accepted,
    preparedAt: at.toISOString(),
    consent: mapping.consent
      ? { basis: 'column', statement: 'rows without an accepted consent value were left out' }
      : { basis: 'attested', statement: attestation },
  });
