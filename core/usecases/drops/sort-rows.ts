import { KeptRows } from '#core/drops/kept-rows.ts';
import { repeatRule } from '#core/drops/mapping.ts';
import { type DatedRow, type Placed, Repeats } from '#core/drops/repeats.ts';
import { UNDATED } from '#core/drops/row-date.ts';
import {
  placeOfFault,
  type RowPlaces,
  type RowPlan,
  type RowRules,
  rowPlaces,
} from '#core/drops/row-reader.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import {
  type FilePlace,
  FindingTally,
  type PreparedReport,
  type RepeatsReport,
} from '#core/lint/prepared-report.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { DropColumn, QuarantineRow } from '#core/ports/drop-writer.ts';
import type { ReadRows, RowFaults } from '#core/ports/row-reading.ts';

/** A batch of a file: what of it goes into the drop, as columns of equal length, and what does not. */
export interface SortedBatch {
  readonly rows: number;
  /** Where these rows stand, and in which of several files. */
  readonly lines: Float64Array;
  readonly file?: number | undefined;
  readonly columns: readonly DropColumn[];
  readonly left: readonly QuarantineRow[];
}

interface RowPosition {
  readonly line: number;
  readonly file?: number;
}

/**
 * Tells the rows of a file that go into its drop from those that do not, and keeps account of all. Blocks of
 * rows are read in any thread and given here in the order of the file.
 */
export class RowSorter {
  readonly #plan: RowPlan;
  readonly #declared: readonly (readonly string[])[];
  /** Of what is found in a row, and of what is found beside other rows. */
  readonly #places: { readonly own: RowPlaces; readonly beside: RowPlaces };
  readonly #tally: LintTally;
  readonly #findings = new FindingTally();
  readonly #repeats: Repeats;
  readonly #counts: RepeatsReport;

  constructor(rules: RowRules, plan: RowPlan) {
    this.#plan = plan;
    this.#places = { own: rowPlaces(rules, plan), beside: rowPlaces(rules, plan) };
    this.#tally = new LintTally(plan.kinds);
    const rule = repeatRule(rules.mapping);
    this.#declared = plan.attributes.map((name) => rules.attributes[name] ?? []);
    this.#repeats = new Repeats({ kinds: plan.kinds.length, declared: this.#declared, rule });
    this.#counts = { rule: typeof rule === 'object' ? 'last' : rule, replaced: 0, undated: 0 };
  }

  sort(read: ReadRows): SortedBatch {
    const { lines, faults, file } = read;
    const at = (line: number): RowPosition => (file === undefined ? { line } : { line, file });
    const left: QuarantineRow[] = [];
    const rows = new KeptRows(read);
    const digests = read.digests.map(({ present }, kind) => ({
      present,
      keys: read.keys[kind] ?? new Int32Array(),
    }));
    let fault = 0;
    for (let row = 0; row <= lines.length; row += 1) {
      for (let next = faults[fault]; next?.at === row; next = faults[fault]) {
        this.#tell(next, at(next.line), left);
        fault += 1;
      }
      if (row === lines.length) break;
      const date = read.dates?.[row] ?? UNDATED;
      const placed = this.#place(rows, { digests, row, date });
      if (placed.outcome === 'kept')
        for (const kind of placed.shared) this.#share(kind, at(lines[row] ?? 0));
      else {
        const { allKinds: place } = this.#places.beside;
        left.push(this.#leave({ reason: placed.outcome, place }, at(lines[row] ?? 0)));
      }
    }
    this.#tally.addAll(read.tally);
    this.#tally.accept(rows.kept);
    return {
      rows: rows.kept,
      lines: rows.lines,
      file,
      columns: rows.columns(this.#declared),
      left,
    };
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

  /** Tells what a row cannot use of its own. */
  #tell({ setAside, left: fault }: RowFaults, where: RowPosition, left: QuarantineRow[]): void {
    const { own } = this.#places;
    for (const { kind, reason } of setAside) {
      const name = this.#plan.kinds[kind];
      if (name) this.#tally.setAside(name, reason);
      if (!fault)
        this.#findings.add('identifier', {
          reason,
          place: placeOfFault(own, { of: 'kind', at: kind }),
          ...where,
        });
    }
    if (!fault) return;
    const place = placeOfFault(own, fault.place);
    left.push(this.#leave({ reason: fault.reason, place }, where));
  }

  /** Keeps a row that was read as far as no earlier row has what it brings. */
  #place(rows: KeptRows, { digests, row, date }: Omit<DatedRow, 'codes'>): Placed {
    if (this.#counts.rule === 'last' && date === UNDATED) this.#counts.undated += 1;
    const placed = this.#repeats.place({ digests, row, codes: rows.codesOf(row), date });
    if (placed.outcome !== 'kept') rows.drop(row);
    else for (const kind of placed.shared) rows.dropDigest(row, kind);
    return placed;
  }

  /** An earlier row holds this row's identifier of a kind; it stays without it. */
  #share(at: number, where: RowPosition): void {
    const reason = 'duplicate-identifier';
    const kind = this.#plan.kinds[at];
    const place = this.#places.beside.kinds[at];
    if (kind) this.#tally.setAside(kind, reason);
    if (place) this.#findings.add('identifier', { reason, place, ...where });
  }

  #leave(
    { reason, place }: { readonly reason: LintReason; readonly place: FilePlace },
    where: RowPosition,
  ): QuarantineRow {
    this.#tally.quarantine(reason);
    this.#tally.list({ ...where, reason });
    this.#findings.add('row', { reason, place, ...where });
    return { ...where, columns: place.columns, reason };
  }
}
