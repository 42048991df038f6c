import { lookAtFirstRows } from '#core/drops/first-rows.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { matchWarnings } from '#core/drops/match-warnings.ts';
import { ownIdWarnings } from '#core/drops/own-id-warnings.ts';
import { tokenKinds } from '#core/drops/row-plan.ts';
import { AirlockError } from '#core/errors.ts';
import { ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { DropWriter, SealFile } from '#core/ports/drop-writer.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import type { Reading, RowReading } from '#core/ports/row-reading.ts';
import {
  checkPreparation,
  dateColumns,
  type PrepareRequest,
} from '#core/usecases/drops/check-preparation.ts';
import { checkRecipes } from '#core/usecases/drops/check-recipes.ts';
import { concludeDrop, type Preparation } from '#core/usecases/drops/conclude-drop.ts';
import { type Labelling, type LabelPorts, openLabels } from '#core/usecases/drops/label-rows.ts';
import { lookAhead } from '#core/usecases/drops/look-ahead.ts';
import { READ_HERE } from '#core/usecases/drops/read-records.ts';
import {
  checkSealing,
  type DropSealing,
  keyDigests,
  sealerOf,
} from '#core/usecases/drops/seal-drop.ts';
import { RowSorter } from '#core/usecases/drops/sort-rows.ts';

/** The party's file, the folder its drop goes to, the time, and chance for the drop's id. */
export interface PreparePorts {
  readonly source: RecordSource;
  /** Opens the place of the drop, which is not touched before: a drop of these columns is to go there. */
  readonly openDrop: (columns: readonly string[], seal?: SealFile) => Promise<DropWriter>;
  /** What seals it, where the agreement has drops sealed. */
  readonly sealing?: DropSealing | undefined;
  /** Who reads the rows; this thread if left out. */
  readonly reading?: RowReading;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Gives each row a label, and keeps the map; none, if left out. */
  readonly labels?: LabelPorts | undefined;
}

/**
 * Turns a party's file into a drop on the party's own machine: normalise, hash, drop every other
 * column, write parts and manifest. Plain identifiers end here; nothing is lost unsaid.
 */
export const prepareDrop =
  (ports: PreparePorts) =>
  async (request: PrepareRequest): Promise<Preparation> => {
    const { plan, rules, wanted } = await checkPreparation(
      ports.source,
      request,
      ports.clock.now(),
    );
    checkSealing(request.signed.agreement, ports.sealing);
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
      const warnings = [...ownIdWarnings(rules, wanted, rows), ...matchWarnings(rules)];
      const prepared = await prepareRows({ ...ports, source }, request, read);
      return warnings.length === 0 ? prepared : { ...prepared, warnings };
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
  const label: readonly TokenKind[] = labels ? [ROW_LABEL] : [];
  const writer = await ports.openDrop(
    [...tokenKinds(plan), ...label, ...plan.attributes],
    sealerOf(ports.sealing, request),
  );
  try {
    await readAll({ ...ports, writer }, request, { sorter, reading, labels });
    checkDates(request.mapping, sorter.report);
    return await concludeDrop({ ...ports, writer }, request, {
      kinds: [...tokenKinds(plan), ...label],
      ...{ attributes: plan.attributes, report: sorter.report, at: ports.clock.now() },
      ...{ changed: sorter.changed, labels },
    });
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
  { source, writer, sealing, reading: reader = READ_HERE }: Writing,
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
    const sorted = sorter.sort(read);
    const columns = keyDigests(sealing, sorted.columns, tokenKinds(reading.plan).length);
    const batch = { ...sorted, columns };
    const { rows, left } = batch;
    if (rows > 0) await writer.append(labels ? labels.withLabels(batch) : columns);
    if (left.length > 0) await writer.quarantine(left);
    const { done, total } = source.progress();
    records += read.records;
    onProgress?.(done, total, records);
  }
};
