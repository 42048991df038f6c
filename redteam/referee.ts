import type { Question, QuestionRequest } from '#core/analyses/question.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { l1Of, worstOf } from '#core/privacy/sensitivity.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import type { ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Snapshot } from '#redteam/visit.ts';

/** What the red team asks: counts by attributes, or by none. */
type ByAttributes = Extract<Question, { readonly by: unknown }>;

/** Which row of a list holds an identifier: the earliest. */
const holdersIn = (list: ReadyDrop) => {
  const rows = new Map<string, number>();
  list.rows.forEach(({ ids }, at) => {
    for (const [kind, id] of Object.entries(ids))
      if (!rows.has(`${kind} ${id}`)) rows.set(`${kind} ${id}`, at);
  });
  return (kind: IdentifierKind, id: string | undefined): number | undefined =>
    id === undefined ? undefined : rows.get(`${kind} ${id}`);
};

const listOf = (world: Snapshot, party: string): ReadyDrop => {
  const list = world.drops.findLast((drop) => drop.party === party);
  if (!list) throw new Error('a world of the red team lacks a list');
  return list;
};

/**
 * The true counts behind a question, cell by cell, counted by hand from the made-up lists: nobody
 * but the room itself runs queries. Only the referee may know them.
 */
const trueCounts = (world: Snapshot, question: ByAttributes): ReadonlyMap<string, number> => {
  const counted = listOf(world, question.counted.party);
  const other = listOf(world, question.other.party);
  const [ofCounted, ofOther] = [holdersIn(counted), holdersIn(other)];
  const cells = new Map<string, number>();
  counted.rows.forEach((row, at) => {
    const own = question.on.filter((kind) => ofCounted(kind, row.ids[kind]) === at);
    const match = own
      .map((kind) => ofOther(kind, row.ids[kind]))
      .find((found) => found !== undefined);
    if (match === undefined) return;
    const values = question.by.map(({ party, attribute }) =>
      party === counted.party ? row.values[attribute] : other.rows[match]?.values[attribute],
    );
    const cell = JSON.stringify(values);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  });
  return cells;
};

/** How far the target moves the counts of a question, all cells together. */
export const trueChange = (
  lab: Lab,
  [without, present]: readonly [Snapshot, Snapshot],
  request: QuestionRequest,
): number => {
  const question = parseQuestion(request, lab.signed.agreement) as ByAttributes;
  const [before, after] = [trueCounts(without, question), trueCounts(present, question)];
  const cells = new Set([...before.keys(), ...after.keys()]);
  return [...cells].reduce(
    (sum, cell) => sum + Math.abs((before.get(cell) ?? 0) - (after.get(cell) ?? 0)),
    0,
  );
};

/** Δ as the room reckons it for a question. */
export const claimedSensitivity = (lab: Lab, request: QuestionRequest): number =>
  l1Of(worstOf(sensitivityOf(parseQuestion(request, lab.signed.agreement), 'attributes')));
