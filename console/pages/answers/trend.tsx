import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { countText, rowLabel } from '#console/pages/answers/row-texts.ts';
import { Box } from '#console/parts/box.tsx';
import { type Line, LineChart } from '#console/parts/line-chart.tsx';
import type { Visit } from '#console/visit.ts';
import type { TrendDocument } from '#core/documents/releases-document.ts';

/** As many lines as marks tell apart. */
const MOST_LINES = 3;

interface Props {
  readonly visit: Visit;
  readonly trend: TrendDocument;
}

/** The same question over the versions that it was asked about; nothing where it was asked about one. */
export const Trend = ({ visit, trend: { answers } }: Props) => {
  const words = visit.words.answers;
  if (answers.length < 2) return null;
  const lines = linesOf(visit, answers);
  const drawn = lines.slice(0, MOST_LINES);
  const off = Math.max(...answers.map(({ noiseHalfWidth }) => noiseHalfWidth));
  return (
    <Box title={words.trend}>
      <LineChart
        words={visit.words}
        title={words.trendChart}
        head={words.at}
        along={answers.map(({ at }) => visit.formats.time(at))}
        lines={drawn}
        untold={words.suppressed}
        number={visit.formats.number}
      />
      {lines.length > drawn.length ? (
        <p class="soft">{words.trendLargest(drawn.length, lines.length)}</p>
      ) : null}
      {/* Two counts have noise of their own each: their difference has that of both. */}
      <p>{off === 0 ? words.trendExact : words.trendSays(Math.ceil(off * Math.SQRT2))}</p>
    </Box>
  );
};

const labelOf = (
  visit: Visit,
  tables: readonly AnswerTable[],
  all: readonly (AnswerRow | undefined)[],
): string => {
  const at = all.findIndex((row) => row !== undefined);
  const [row, table] = [all[at], tables[at]];
  return row && table ? rowLabel(visit, row, table) : '';
};

/** A line for each cell that was told once at least, the largest first. */
const linesOf = (visit: Visit, answers: TrendDocument['answers']): readonly Line[] => {
  const tables = answers.map((answer) => answerTable(answer));
  const rows = new Map<string, (AnswerRow | undefined)[]>();
  for (const [at, table] of tables.entries())
    for (const row of table.rows) {
      const key = JSON.stringify([table.attributes, row.values]);
      const all = rows.get(key) ?? tables.map(() => undefined);
      all[at] = row;
      rows.set(key, all);
    }
  const most = (all: readonly (AnswerRow | undefined)[]): number =>
    Math.max(...all.map((row) => row?.people ?? -1));
  return [...rows.values()]
    .filter((all) => most(all) >= 0)
    .sort((one, other) => most(other) - most(one))
    .map((all) => ({
      label: labelOf(visit, tables, all),
      points: all.map((row, at) => {
        const table = tables[at];
        if (row?.people === undefined || table === undefined) return undefined;
        const interval = table.plusMinus > 0 ? row.between : undefined;
        return { value: row.people, text: countText(visit, row, table), interval };
      }),
    }));
};
