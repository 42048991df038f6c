import { EmptyState } from '#console/parts/empty-state.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { kindWords } from '#console/parts/kind-words.ts';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import type { Repair } from '#core/identifiers/repairs.ts';
import {
  brokenRows,
  brokenShare,
  type LintReport,
  leftOutRows,
  placeOf,
  sumOf,
  usableIdentifiers,
} from '#core/lint/lint-report.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { isLeftOut, type LintReason } from '#core/lint/reasons.ts';
import { ownValue } from '#core/own-value.ts';

interface Props {
  readonly visit: Visit;
  /** Of `prepare`, which knows columns and lines of the file, or of the room. */
  readonly report: LintReport | PreparedReport;
}

/** What became of every row of a list: how many were taken, what was not used and why, and what was put right. */
export const LintReportView = ({ visit, report }: Props) => {
  const { words, formats } = visit;
  const { lint } = words;
  return (
    <>
      <KeyValues
        pairs={[
          [lint.rows, formats.number(report.rows)],
          [lint.accepted, formats.number(report.accepted)],
          [lint.leftOut, formats.number(leftOutRows(report))],
          [lint.broken, lint.ofUsed(brokenRows(report), brokenShare(report))],
        ]}
      />
      <Reasons visit={visit} report={report} />
      <Identifiers visit={visit} report={report} />
      <Described visit={visit} report={report} />
      <Repairs visit={visit} report={report} />
      <Unknown visit={visit} report={report} />
    </>
  );
};

/** A reason, how often, where, and on which lines. */
interface Told {
  readonly of: 'row' | 'identifier';
  readonly reason: LintReason;
  readonly count: number;
  readonly where: string;
  readonly lines: readonly string[];
}

const toldIn = (report: Props['report']): readonly Told[] => {
  if ('findings' in report)
    return report.findings.map(({ columns, mappedTo, ...found }) => {
      const names = columns.join(', ');
      return { ...found, where: mappedTo === undefined ? names : `${names} → ${mappedTo}` };
    });
  return Object.entries(report.quarantined).map(([reason, count]) => ({
    ...{ of: 'row', reason: reason as LintReason, count, where: '' },
    lines: report.listed.filter((row) => row.reason === reason).map(placeOf),
  }));
};

const MAX_LINES = 5;

const Reasons = ({ visit: { words, formats }, report }: Props) => {
  const { lint } = words;
  const told = toldIn(report).toSorted((one, two) => two.count - one.count);
  if (told.length === 0) return <EmptyState title={lint.allUsed} says={lint.allUsedSays} />;
  const { columns, of } = lint;
  const whatOf = ({ of: what, reason }: Told): string => {
    if (what === 'identifier') return of.identifier;
    return isLeftOut(reason) ? of.left : of.broken;
  };
  return (
    <Table
      caption={lint.what}
      isHeard
      columns={[
        { head: columns.meaning },
        { head: columns.count, isNumber: true },
        { head: columns.what },
        { head: columns.column },
        { head: columns.lines },
        { head: columns.next },
      ]}
      rows={told.map((each) => [
        lint.reasons[each.reason].meaning,
        formats.number(each.count),
        whatOf(each),
        <OthersText text={each.where} />,
        each.lines.slice(0, MAX_LINES).join(', '),
        lint.reasons[each.reason].next,
      ])}
    />
  );
};

const Identifiers = ({ visit: { words, formats }, report }: Props) => {
  const { lint } = words;
  return (
    <Table
      caption={lint.identifiers}
      columns={[
        { head: lint.kind },
        { head: lint.seen, isNumber: true },
        { head: lint.usable, isNumber: true },
      ]}
      rows={Object.entries(report.identifiers)
        .filter(([kind]) => !isMatchSlot(kind))
        .map(([kind, { seen }]) => [
          kindWords(words, kind),
          formats.number(seen),
          formats.number(usableIdentifiers(report, kind as TokenKind)),
        ])}
    />
  );
};

/** How well people are described for match keys, which are many and no identifiers: what rows have of each part, and how many keys come of it. */
const Described = ({ visit: { words, formats }, report }: Props) => {
  const { lint, prepare } = words;
  const { parts = {}, identifiers, accepted } = report;
  const slots = Object.keys(identifiers).filter(isMatchSlot);
  const keys = slots.reduce((sum, slot) => sum + usableIdentifiers(report, slot), 0);
  const rows = Object.entries(parts).map(([part, { seen, setAside }]) => [
    ownValue<string>(prepare.parts, part) ?? part,
    formats.number(seen),
    formats.number(sumOf(setAside)),
  ]);
  return (
    <>
      {rows.length === 0 ? null : (
        <Table
          caption={lint.described}
          columns={[
            { head: lint.part },
            { head: lint.seen, isNumber: true },
            { head: lint.unread, isNumber: true },
          ]}
          rows={rows}
        />
      )}
      {slots.length === 0 || accepted === 0 ? null : (
        <p>{lint.keys(Math.round((keys / accepted) * 10) / 10, slots.length)}</p>
      )}
    </>
  );
};

const Repairs = ({ visit: { words, formats }, report }: Props) => {
  const { lint } = words;
  const rows = Object.entries(report.identifiers).flatMap(([kind, { repaired }]) =>
    Object.entries(repaired).map(([repair, count]) => [
      kindWords(words, kind),
      lint.repairs[repair as Repair],
      formats.number(count),
    ]),
  );
  return rows.length === 0 ? null : (
    <Table
      caption={lint.repaired}
      columns={[{ head: lint.kind }, { head: lint.how }, { head: lint.values, isNumber: true }]}
      rows={rows}
    />
  );
};

const Unknown = ({ visit: { words, formats }, report: { attributes = {} } }: Props) => {
  const { lint } = words;
  const rows = Object.entries(attributes).map(([name, { empty, unmapped }]) => [
    <OthersText text={name} />,
    formats.number(unmapped),
    formats.number(empty),
  ]);
  return rows.length === 0 ? null : (
    <Table
      caption={lint.unknown}
      columns={[
        { head: lint.attribute },
        { head: lint.unmapped, isNumber: true },
        { head: lint.empty, isNumber: true },
      ]}
      rows={rows}
    />
  );
};
