import { worthTelling } from '#cli/render/budget.ts';
import { askPath, type Chosen } from '#console/pages/ask/chosen.ts';
import { Alert } from '#console/parts/alert.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { PageLink } from '#console/parts/page-link.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';

const MEGABYTE = 1_000_000;

interface Props {
  readonly visit: Visit;
  readonly plan: PlanDocument;
  readonly chosen: Chosen;
}

/** What a question costs, how exact its answer would be, and what comes back of it. */
export const Price = ({ visit, plan }: Omit<Props, 'chosen'>) => {
  const { ask } = visit.words;
  const { epsilon, accuracy, cells, k, clearable, scannedBytes, dollars = 0 } = plan;
  const { noise, noiseBound, noiseHalfWidth, roundTo } = accuracy;
  const exactness =
    noise === 'none'
      ? ask.exact(roundTo)
      : [ask.give(noiseHalfWidth), ask.never(noiseBound)].join(', ');
  // Less than a hundredth of a megabyte tells nobody anything.
  const read = ask.size(Math.max(0.01, Math.round((100 * scannedBytes) / MEGABYTE) / 100));
  return (
    <>
      <KeyValues
        pairs={[
          [ask.cost, <strong>{epsilon === 0 ? ask.free : ask.costs(epsilon)}</strong>],
          [ask.exactness, exactness],
          [ask.cells, `${ask.cell(cells)}, ${ask.needs(k + noiseBound)}`],
          [ask.reads, dollars === 0 ? read : [read, ask.dollars(dollars)].join(', ')],
        ]}
      />
      {clearable < cells && epsilon > 0 ? (
        <Alert words={visit.words} kind="warning">
          <p>{ask.tooMany(clearable, cells)}</p>
        </Alert>
      ) : null}
    </>
  );
};

/** What is to be said of attributes that stand for something else, and the question that looks at it. */
export const Fairness = ({ visit, plan: { fairness = [] }, chosen }: Props) => {
  const { ask } = visit.words;
  return (
    <>
      {fairness.map(({ attribute, says, audit, allowed }) => (
        <Alert words={visit.words} kind="warning">
          <p>{ask.fairness(attribute)}</p>
          <p class="soft">
            {visit.words.shared.sentence} <RoomSentence says={says} />
          </p>
          {audit && allowed ? (
            <a
              href={askPath({
                ...chosen,
                ...{ analysis: 'representation', by: audit.by, where: audit.where ?? {} },
              })}
            >
              {ask.audit}
            </a>
          ) : null}
          {audit && !allowed ? <p>{ask.auditNotAllowed}</p> : null}
        </Alert>
      ))}
    </>
  );
};

/** The budgets that an answer is paid from, and how many such answers they pay for before it and after it. */
export const Account = ({ visit, plan }: Omit<Props, 'chosen'>) => {
  const { ask } = visit.words;
  const { about, span, left, answers } = ask.accountColumns;
  const { number } = visit.formats;
  const rows = worthTelling(plan.budgets).filter(({ unit }) => unit === 'epsilon');
  if (rows.length === 0) return null;
  return (
    <>
      <Table
        caption={ask.account}
        columns={[
          { head: about },
          { head: span },
          ...[left, answers].map((head) => ({ head, isNumber: true })),
        ]}
        rows={rows.map((budget) => [
          <bdi translate="no">{budget.party}</bdi>,
          budget.days === undefined ? ask.life : ask.days(budget.days),
          ask.left(budget.left, budget.limit),
          plan.epsilon === 0
            ? number(budget.answers)
            : ask.fewer(budget.answers, Math.max(0, budget.answers - 1)),
        ])}
      />
      <p class="soft">
        <PageLink visit={visit} to="/account">
          {visit.words.account.title}
        </PageLink>
      </p>
    </>
  );
};

/** What other prices would buy; nothing where every answer costs the same. */
export const Prices = ({ visit, plan: { prices, cheaper }, chosen }: Props) => {
  const { ask } = visit.words;
  const { number } = visit.formats;
  if (cheaper === undefined || prices.length < 2) return null;
  const { epsilon, half, never, from, answers, choose } = ask.price;
  return (
    <details>
      <summary>{ask.prices}</summary>
      <Table
        caption={ask.prices}
        columns={[
          ...[epsilon, half, never, from, answers].map((head) => ({ head, isNumber: true })),
          { head: choose },
        ]}
        rows={prices.map((line) => [
          number(line.epsilon),
          `± ${number(line.noiseHalfWidth)}`,
          number(line.noiseBound),
          number(line.from),
          number(line.answers),
          <a href={askPath({ ...chosen, epsilon: String(line.epsilon) })}>
            {ask.choose(line.epsilon)}
          </a>,
        ])}
      />
    </details>
  );
};
