import { repeatRule } from '#core/drops/mapping.ts';
import { Repeats } from '#core/drops/repeats.ts';
import { rowDate, UNDATED } from '#core/drops/row-date.ts';
import {
  MALFORMED,
  type ReadRow,
  type RowFault,
  type RowPlaces,
  type RowPlan,
  type RowRules,
  rowPlaces,
  rowReader,
} from '#core/drops/row-reader.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import {
  FindingTally,
  type PreparedReport,
  type RepeatsReport,
} from '#core/lint/prepared-report.ts';
import type { QuarantineRow } from '#core/ports/drop-writer.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';

type Fields = readonly (string | null)[];
type RowPosition = Omit<SourceRecord, 'fields'>;

/** A batch of a file: what of it goes into the drop, as columns of equal length, and what does not. */
export interface SortedBatch {
  readonly columns: readonly (readonly (string | null)[])[];
  readonly left: readonly QuarantineRow[];
}

/** Tells the rows of a file that go into its drop from those that do not, and keeps account of all. */
export class RowSorter {
  readonly #plan: RowPlan;
  readonly #places: RowPlaces;
  readonly #tally: LintTally;
  readonly #findings = new FindingTally();
  readonly #read: (record: Fields) => ReadRow;
  readonly #repeats: Repeats;
  readonly #counts: RepeatsReport;

  constructor(rules: RowRules, plan: RowPlan) {
    this.#plan = plan;
    this.#places = rowPlaces(rules, plan);
    this.#tally = new LintTally(plan.kinds);
    this.#read = rowReader(rules, plan, this.#tally);
    const rule = repeatRule(rules.mapping);
    const declared = plan.attributes.map((name) => rules.attributes[name] ?? []);
    this.#repeats = new Repeats({ kinds: plan.kinds.length, declared, rule });
    this.#counts = { rule: typeof rule === 'object' ? 'last' : rule, replaced: 0, undated: 0 };
  }

  sort(batch: readonly SourceRecord[]): SortedBatch {
    const columns: (string | null)[][] = [...this.#plan.kinds, ...this.#plan.attributes].map(
      () => [],
    );
    const left: QuarantineRow[] = [];
    for (const { fields, ...where } of batch) {
      const row = fields ? this.#accept(fields, where) : MALFORMED;
      if (row.outcome === 'quarantined') left.push(this.#leave(row, where));
      else
        row.fields.forEach((field, at) => {
          columns[at]?.push(field);
        });
    }
    this.#tally.accept(columns[0]?.length ?? 0);
    return { columns, left };
  }

  /** Rows of the drop that have other attributes by now than they were answered with. */
  get changed(): ReturnType<Repeats['changed']> {
    return this.#repeats.changed();
  }

  get report(): PreparedReport {
    const { replaced } = this.#repeats;
    const repeats = { ...this.#counts, replaced };
    return { ...this.#tally.report, findings: this.#findings.findings, repeats };
  }

  #accept(record: Fields, where: RowPosition): ReadRow {
    const row = this.#read(record);
    if (row.outcome === 'quarantined') return row;
    for (const fault of row.setAside) this.#findings.add('identifier', { ...fault, ...where });
    const placed = this.#repeats.place({ fields: row.fields, date: this.#dateOf(record) });
    if (placed.outcome !== 'kept')
      return { outcome: 'quarantined', reason: placed.outcome, place: this.#places.allKinds };
    for (const at of placed.shared) this.#share(at, where);
    return { ...row, fields: placed.fields };
  }

  /** An earlier row holds this row's identifier of a kind; it stays without it. */
  #share(at: number, where: RowPosition): void {
    const reason = 'duplicate-identifier';
    const kind = this.#plan.kinds[at];
    const place = this.#places.kinds[at];
    if (kind) this.#tally.setAside(kind, reason);
    if (place) this.#findings.add('identifier', { reason, place, ...where });
  }

  #leave({ reason, place }: RowFault, where: RowPosition): QuarantineRow {
    this.#tally.quarantine(reason);
    this.#tally.list({ ...where, reason });
    this.#findings.add('row', { reason, place, ...where });
    return { ...where, columns: place.columns, reason };
  }

  #dateOf(record: Fields): number {
    if (this.#counts.rule !== 'last') return UNDATED;
    const date = rowDate(record[this.#plan.wanted.length]);
    if (date === UNDATED) this.#counts.undated += 1;
    return date;
  }
}
