import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { Release } from '#core/documents/release.ts';
import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { releaseTogether } from '#core/privacy/noise/summed-release.ts';
import { parseBid } from '#core/usecases/questions/parse-question.ts';
import { pricedAnswer, sumSaid } from '#core/usecases/questions/priced-answer.ts';
import { declaredCells } from '#core/usecases/questions/question-cells.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { EXAMPLE } from './example-agreement.ts';
import {
  EXAMPLES,
  type ExampleName,
  type ExampleQuestion,
  type TrueCell,
} from './example-counts.ts';

/** What is true of a cell of an example. */
export const truthOf = (name: ExampleName, by: Readonly<Record<string, string>>): TrueCell => {
  const { truth }: ExampleQuestion = EXAMPLES[name];
  const found = truth[Object.values(by).join(', ')];
  if (found === undefined) throw new Error(`no truth of ${Object.values(by).join(', ')}`);
  return found;
};

const countedCell = (name: ExampleName, by: CountedCell['by']): CountedCell => {
  const { people, credits, cents } = truthOf(name, by);
  return {
    ...{ by, people },
    sums: {
      ...(credits !== undefined && { conversions: BigInt(credits) }),
      ...(cents !== undefined && { amount: BigInt(cents) }),
    },
  };
};

/** The answer of a room to a question about the made-up campaign, with noise that a seed decides. */
export const exampleAnswer = (name: ExampleName): AnswerDocument => {
  const { request }: ExampleQuestion = EXAMPLES[name];
  const { question, epsilon } = parseBid(request, EXAMPLE.agreement);
  const asked = { question, signed: EXAMPLE };
  const { law, sums, accuracy } = pricedAnswer(asked, epsilon);
  if (law === undefined) throw new Error('the example has noise');
  const { k } = effectiveTerms(EXAMPLE.agreement);
  const cells = declaredCells(asked).map(({ by }) => countedCell(name, by));
  const { contributions } = EXAMPLE.agreement;
  const version = ({ party, dataset }: typeof question.counted) => ({
    party,
    dataset,
    version: '00000001',
  });
  const release = Release.parse({
    ...{ release: `example-${name}`, question, agreement: EXAMPLE.digest, k, epsilon },
    versions: [version(question.counted), version(question.other)],
    at: '2026-11-01T00:00:00.000Z',
    ...accuracy,
    ...(sums.length > 0 && { sums: sums.map(sumSaid) }),
    ...(contributions && { contributions }),
    cells: releaseTogether(cells, { k, law, sums }, seededRandomness(`example ${name}`)),
  });
  const read = readCells(release);
  const lift = readLift(release, read);
  return { kind: 'answer', ...release, cells: read, ...(lift && { lift }), repeated: false };
};
