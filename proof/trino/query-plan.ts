import type { AthenaStatement } from '#proof/trino/athena-engine.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';

/** A step of a plan. */
export interface PlanNode {
  readonly name: string;
  readonly descriptor: Readonly<Record<string, string>>;
  readonly children: readonly PlanNode[];
}

/** How Trino would run a statement, as one tree. EXPLAIN takes no parameters, so they stand in their places. */
export const planOf = async (
  url: string,
  { sql, parameters }: AthenaStatement,
): Promise<PlanNode> => {
  const literals = [...parameters];
  const inPlace = sql.replaceAll('?', () => literals.shift() ?? '?');
  const { rows } = await queryTrino(url, `explain (type logical, format json) ${inPlace}`);
  return JSON.parse(String(rows[0]?.[0])) as PlanNode;
};

/** Every step of a plan. */
export const planNodes = (plan: PlanNode): readonly PlanNode[] => [
  plan,
  ...plan.children.flatMap(planNodes),
];
