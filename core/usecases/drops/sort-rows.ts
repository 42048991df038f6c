import { KeptRows } from '#core/drops/kept-rows.ts';
import { repeatRule } from '#core/drops/mapping.ts';
import { type Placed, type PlacedRow, Repeats } from '#core/drops/repeats.ts';
import { UNDATED } from '#core/drops/row-date.ts';
import {
  placeOfFault,
  type RowPlaces,
  type RowPlan,
  type RowRules,
  rowPlaces,
  tokenKinds,
} from '#core/drops/row-plan.ts';
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

/** A row of a block, and where it is noted if it is left out. */
interface Taken {
  readonly rows: KeptRows;
  readonly row: number;
  readonly where: RowPosition;
  readonly left: QuarantineRow[];
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
  /** So many of the first columns tell who repeats a person: a match key may be that of several people. */
  readonly #known: number;

  constructor(rules: RowRules, plan: RowPlan) {
    this.#plan = plan;
    this.#places = { own: rowPlaces(rules, plan), beside: rowPlaces(rules, plan) };
    this.#tally = new LintTally(tokenKinds(plan));
    const rule = repeatRule(rules.mapping);
    this.#declared = plan.attributes.map((name) => rules.attributes[name] ?? []);
    const [kinds, slots] = [plan.kinds.length, plan.slots.length];
    this.#known = kinds + slots;
    const ownIdsIdentify = rules.own?.isEnough ?? false;
    const declared = this.#declared;
    this.#repeats = new Repeats({ kinds, slots, ownIdsIdentify, declared, rule });
    this.#counts = { rule: typeof rule === 'object' ? 'last' : rule, replaced: 0, undated: 0 };
  }

  sort(read: ReadRows): SortedBatch {
    const { lines, faults, file } = read;
    const at = (line: number): RowPosition => (file === undefined ? { line } : { line, file });
    const left: QuarantineRow[] = [];
    const rows = new KeptRows(read);
    let fault = 0;
    const tellUpTo = (row: number): void => {
      for (let next = faults[fault]; next && next.at <= row; next = faults[fault]) {
        this.#tell(next, at(next.line), left);
        fault += 1;
      }
    };
    for (const { row, placed } of this.#place(read)) {
      tellUpTo(row);
      this.#take(placed, { rows, row, where: at(lines[row] ?? 0), left });
    }
    tellUpTo(lines.length);
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
    const { replaced, strayIds } = this.#repeats;
    const repeats = { ...this.#counts, replaced, ...(strayIds > 0 && { strayIds }) };
    return { ...this.#tally.report, findings: this.#findings.findings, repeats };
  }

  /** Tells what a row cannot use of its own. */
  #tell({ setAside, left: fault }: RowFaults, where: RowPosition, left: QuarantineRow[]): void {
    const { own } = this.#places;
    for (const { kind, reason } of setAside) {
      const name = tokenKinds(this.#plan)[kind];
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

  /** Rows of which earlier ones have something. */
  #place({ lines, digests, keys, codes, dates }: ReadRows): readonly PlacedRow[] {
    if (this.#counts.rule === 'last')
      this.#counts.undated += dates?.filter((date) => date === UNDATED).length ?? lines.length;
    const known = digests.map(({ present }, kind) => ({
      present,
      keys: keys[kind] ?? new Int32Array(),
    }));
    return this.#repeats.placeAll({
      digests: known.slice(0, this.#known),
      rows: lines.length,
      codes,
      dates,
    });
  }

  /** Keeps of such a row what no earlier row has. */
  #take(placed: Placed, { rows, row, where, left }: Taken): void {
    if (placed.outcome === 'kept') {
      for (const kind of placed.shared) {
        rows.dropDigest(row, kind);
        this.#share(kind, where);
      }
      return;
    }
    rows.drop(row);
    const { allKinds: place } = this.#places.beside;
    left.push(this.#leave({ reason: placed.outcome, place }, where));
  }

  /** An earlier row holds this row's identifier of a kind; it stays without it. */
  #share(at: number, where: RowPosition): void {
    const reason = 'duplicate-identifier';
    const kind = tokenKinds(this.#plan)[at];
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
