import { mayAsk } from '#core/agreement/lookup.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Lab } from '#redteam/lab.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** Every set of kinds but the empty one. */
export const kindSets = <Kind>(kinds: readonly Kind[]): readonly (readonly Kind[])[] =>
  Array.from({ length: 2 ** kinds.length - 1 }, (_, set) =>
    kinds.filter((_, at) => ((set + 1) >> at) % 2 === 1),
  );

/** Different questions that a party may ask of the same lists: overlap and segments, on every set of kinds. */
export const manyQuestions = (lab: Lab, seat: Seat): readonly QuestionRequest[] => {
  const may = (analysis: 'overlap' | 'segments') =>
    mayAsk(lab.signed.agreement, seat.attacker.party, analysis);
  const names = [seat.attacker, seat.victim].flatMap(attributeNames);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((two) => [one, two]));
  const requests = [
    ...(may('overlap') ? [overlapOf(seat)] : []),
    ...(may('segments') ? [...names.map((name) => [name]), ...pairs] : []).map((by) =>
      Array.isArray(by) ? segmentsOf(seat, by) : by,
    ),
  ];
  return kindSets(lab.cast.kinds).flatMap((on) =>
    requests.map((each) => ({ ...each, on: [...on] })),
  );
};

/** Asks until a budget is spent; false if the questions were used up before. */
export const spendAll = async (
  visit: Visit,
  party: string,
  questions: readonly QuestionRequest[],
): Promise<boolean> => {
  for (const question of questions) {
    const answer = await visit.ask(party, question);
    if (answer.outcome === 'refused') return answer.reason === 'budget-spent';
  }
  return false;
};
