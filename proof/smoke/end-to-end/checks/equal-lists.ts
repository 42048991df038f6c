import { paginateListQueryExecutions } from '@aws-sdk/client-athena';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { compareCells } from '#proof/demo/truth.ts';
import { type Check, type Finding, failed, judged, passed } from '#proof/smoke/check.ts';
import type { Journey, Party, Shared } from '#proof/smoke/end-to-end/journey.ts';
import { makeUpList } from '#proof/smoke/end-to-end/made-up-list.ts';
import { sendList } from '#proof/smoke/end-to-end/send-list.ts';

/** More than the example's smallest list that is asked about. */
const COUNT = 1_500;

/** The first of the people on the list of the brand, and of others whom it has not. */
const OURS = 0;
const OTHERS = 500_000;

const send = (party: Party, first: number): Check<Journey> => ({
  name: `a list of the ${party} becomes a version of everybody on it (${first === OURS ? 'the same people' : 'other people'})`,
  tried: 'prepare and upload',
  run: async (journey) => {
    const file = await makeUpList(journey.folder, { party, first, count: COUNT });
    const { published } = await sendList(journey, { party, file });
    return judged(
      published.people === COUNT,
      `All ${COUNT} people are in it.`,
      `It has ${published.people} people, and the list ${COUNT}.`,
    );
  },
});

/** The ids of all executions in the workgroup; undefined if this caller may not list them. */
const executionsOf = async ({ clients, room }: Journey): Promise<readonly string[] | undefined> => {
  const ids: string[] = [];
  try {
    const pages = paginateListQueryExecutions(
      { client: clients.athena },
      { WorkGroup: room.athena.workgroup },
    );
    for await (const { QueryExecutionIds = [] } of pages) ids.push(...QueryExecutionIds);
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return undefined;
    throw error;
  }
  return ids;
};

const judge = (document: unknown, truth: number): Finding => {
  const answer = AnswerDocument.parse(document);
  const [compared] = compareCells(answer, () => truth);
  if (!compared || answer.cells.length !== 1) return failed('It is no answer to this question.');
  return compared.verdict === 'WRONG'
    ? failed(`The truth is ${truth}, and the answer is further off than its noise.`)
    : passed(`It is ${compared.verdict}.`);
};

/** Asks about the two lists, and notes which executions of Athena that took. */
const ask = (shared: Shared): Check<Journey> => ({
  name: `the answer about lists that share ${shared} is what is true`,
  tried: 'ask overlap',
  run: async (journey) => {
    const before = await executionsOf(journey);
    const answer = await journey.asParty('brand', 'ask', 'overlap');
    const after = await executionsOf(journey);
    if (before && after)
      journey.learnt.executions[shared] = after.filter((id) => !before.includes(id));
    return judge(answer, shared === 'nobody' ? 0 : COUNT);
  },
});

/** Two pairs of lists of one size: the first share nobody, the second everybody. */
export const equalLists: readonly Check<Journey>[] = [
  send('brand', OURS),
  send('publisher', OTHERS),
  ask('nobody'),
  send('publisher', OURS),
  ask('everybody'),
];
