import type { Question, QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';
import { type ChangeVector, l1Of, l2SquaredOf, worstOf } from '#core/privacy/sensitivity.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import type { ReadyDrop } from '#redteam/drops.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Evidence } from '#redteam/likelihood.ts';
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

/** Who is matched with whom, as positions in both lists. */
type Pairs = ReadonlyMap<number, number>;

/** One to one, kind by kind: a pair counts if neither of the two is matched already. */
const pairsOf = (counted: ReadyDrop, other: ReadyDrop, kinds: readonly IdentifierKind[]): Pairs => {
  const [ofCounted, ofOther] = [holdersIn(counted), holdersIn(other)];
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  for (const kind of kinds)
    counted.rows.forEach((row, at) => {
      const match = ofOther(kind, row.ids[kind]);
      if (match === undefined || ofCounted(kind, row.ids[kind]) !== at) return;
      if (pairs.has(at) || taken.has(match)) return;
      pairs.set(at, match);
      taken.add(match);
    });
  return pairs;
};

/**
 * The true counts behind a question, cell by cell, counted by hand from the made-up lists: nobody
 * but the room itself runs queries. The referee knows them, and an attacker who knows everybody but his
 * target knows them of both worlds.
 */
const trueCounts = (world: Snapshot, question: ByAttributes): ReadonlyMap<string, number> => {
  const counted = listOf(world, question.counted.party);
  const other = listOf(world, question.other.party);
  const cells = new Map<string, number>();
  for (const [at, match] of pairsOf(counted, other, exactKinds(question))) {
    const values = question.by.map(({ party, attribute }) =>
      party === counted.party
        ? counted.rows[at]?.values[attribute]
        : other.rows[match]?.values[attribute],
    );
    const cell = JSON.stringify(values);
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return cells;
};

type Worlds = readonly [Snapshot, Snapshot];

/** A request as the agreement reads it. */
const asked = (lab: Lab, request: QuestionRequest): ByAttributes =>
  parseQuestion(request, lab.signed.agreement) as ByAttributes;

/** A release, and what each of its cells would count in either world. */
export const evidenceOf = (release: Release, [without, present]: Worlds): readonly Evidence[] => {
  const question = release.question as ByAttributes;
  const counts = [trueCounts(without, question), trueCounts(present, question)] as const;
  return release.cells.map((cell) => {
    const name = JSON.stringify(
      question.by.map(({ party, attribute }) => cell.by[`${party}.${attribute}`]),
    );
    return { release, cell, without: counts[0].get(name) ?? 0, with: counts[1].get(name) ?? 0 };
  });
};

/** How far the target moves the counts of a question, cell by cell, largest first. */
const changeOf = (lab: Lab, [without, present]: Worlds, request: QuestionRequest): ChangeVector => {
  const question = asked(lab, request);
  const [before, after] = [trueCounts(without, question), trueCounts(present, question)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((cell) => Math.abs((before.get(cell) ?? 0) - (after.get(cell) ?? 0)))
    .filter((change) => change > 0)
    .sort((one, two) => two - one);
};

/** Whether the target moves the counts of a question further than the noise was made for, in words. */
export const measureChange = (
  lab: Lab,
  worlds: Worlds,
  request: QuestionRequest,
): { readonly exceeds: boolean; readonly says: string } => {
  const change = [changeOf(lab, worlds, request)];
  const protects = lab.terms.noise === 'none' ? 'membership' : lab.terms.protects;
  const claimed = worstOf(sensitivityOf(asked(lab, request), protects));
  return {
    exceeds: l1Of(change) > l1Of(claimed) || l2SquaredOf(change) > l2SquaredOf(claimed),
    says: `one person changes ${l1Of(change)} (squares ${l2SquaredOf(change)}), the noise covers ${l1Of(claimed)} (${l2SquaredOf(claimed)})`,
  };
};
