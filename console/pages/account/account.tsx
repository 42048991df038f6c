import { worthTelling } from '#cli/render/budget.ts';
import { Told } from '#console/pages/account/told.tsx';
import { BarChart } from '#console/parts/bar-chart.tsx';
import { Box } from '#console/parts/box.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Table } from '#console/parts/table.tsx';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

interface Props {
  readonly visit: Visit;
  readonly status: StatusDocument;
  /** The answer of last; left out where none was given. */
  readonly last: RanInRoom | undefined;
}

/** What was told, what may still be told, and what that lets anybody know of one person. */
export const AccountView = ({ visit, status, last }: Props) => {
  const { account } = visit.words;
  const budgets = Map.groupBy(worthTelling(status.budgets), ({ asker, party }) =>
    account.budgetOf(asker, party),
  );
  return (
    <>
      <p>{account.lead}</p>
      {budgets.size === 0 ? (
        <EmptyState title={account.noBudgets} says={account.noBudgetsSays} />
      ) : (
        <Box title={account.left}>
          {[...budgets].map(([title, each]) => (
            <Budgets visit={visit} title={title} budgets={each} />
          ))}
          <p class="soft">{account.atPrice}</p>
        </Box>
      )}
      <Told visit={visit} last={last} />
    </>
  );
};

interface BudgetsProps {
  readonly visit: Visit;
  readonly title: string;
  /** Those of one asker about one party's people. */
  readonly budgets: readonly PartyBudget[];
}

/** One asker's budgets about one party's people. */
const Budgets = ({ visit, title, budgets }: BudgetsProps) => {
  const { account } = visit.words;
  const { columns } = account;
  const [{ asker = '', party = '' } = {}] = budgets;
  return (
    <>
      <h3>{title}</h3>
      <Table
        caption={title}
        isHeard
        columns={[
          { head: columns.span },
          { head: columns.answers, isNumber: true },
          { head: columns.next },
        ]}
        rows={budgets.map((budget) => [
          spanOf(visit, budget),
          visit.formats.number(budget.answers),
          nextOf(visit, budget),
        ])}
      />
      <BarChart
        words={visit.words}
        title={account.chart(asker, party)}
        heads={[columns.span, columns.spent]}
        limit={1}
        bars={budgets.map((budget) => barOf(visit, budget))}
      >
        <Amounts visit={visit} title={account.chart(asker, party)} budgets={budgets} />
      </BarChart>
    </>
  );
};

/** The numbers behind the bars. */
const Amounts = ({ visit, title, budgets }: BudgetsProps) => {
  const { columns, ...account } = visit.words.account;
  return (
    <Table
      caption={title}
      isHeard
      columns={[
        { head: columns.span },
        ...[columns.spent, columns.limit, columns.left].map((head) => ({ head, isNumber: true })),
      ]}
      rows={budgets.map((budget) => [
        spanOf(visit, budget),
        ...[budget.spent, budget.limit, budget.left].map(account[budget.unit]),
      ])}
    />
  );
};

const spanOf = ({ words: { account } }: Visit, { days }: PartyBudget): string =>
  days === undefined ? account.life : account.period(days);

/** The share that is spent: budgets of several units so stand side by side. */
const barOf = (visit: Visit, budget: PartyBudget) => {
  const { spent, limit } = budget;
  const value = limit === 0 ? 1 : spent / limit;
  return { label: spanOf(visit, budget), value, text: visit.formats.percent(value) };
};

const nextOf = ({ words: { account } }: Visit, { answers, renewsAt }: PartyBudget): string => {
  if (answers > 0) return account.now;
  return renewsAt === undefined ? account.never : account.from(renewsAt);
};
