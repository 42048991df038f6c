import { join } from 'node:path';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { compareCells, compareReports, wrongCells } from '#proof/demo/truth.ts';
import { type Check, type Finding, failed, judged, passed } from '#proof/smoke/check.ts';
import { type Journey, PARTIES, type Party } from '#proof/smoke/end-to-end/journey.ts';
import { type Sent, sendList } from '#proof/smoke/end-to-end/send-list.ts';
import { SAMPLE_FILES } from '#sample/rows.ts';
import { writeSample } from '#sample/write-sample.ts';

/** Enough for the example's smallest list, and for counts that are released. */
const PEOPLE = { brandPeople: 3_000, publisherPeople: 4_000, sharedPeople: 1_600 } as const;

/** The same lists every time, so that two trials can be held against each other. */
const SEED = 1;

const sendBoth: Check<Journey> = {
  name: 'lists with the dirt of real ones become versions, every row accounted for',
  tried: 'sample, prepare and upload',
  run: async (journey) => {
    const directory = join(journey.folder, 'sample');
    const truth = await writeSample({ directory, seed: SEED, ...PEOPLE });
    journey.learnt.truth = truth;
    const sent: Partial<Record<Party, Sent>> = {};
    for (const party of PARTIES) {
      const file = join(directory, SAMPLE_FILES[party]);
      sent[party] = await sendList(journey, { party, file });
    }
    const reports = (party: Party) => {
      const { prepared, published } = sent[party] ?? {};
      return { ...(prepared && { prepared }), ...(published && { arrived: published.report }) };
    };
    const [fault] = compareReports(truth, {
      brand: reports('brand'),
      publisher: reports('publisher'),
    });
    return fault === undefined
      ? passed('The reports find what the sample put into the files, reason by reason.')
      : failed(`${fault}.`);
  },
};

/** A question, and the counts that are true. */
interface Asked {
  readonly called: string;
  readonly party: Party;
  readonly args: readonly string[];
  readonly truth: (journey: Journey) => Readonly<Record<string, number>>;
}

const QUESTIONS: readonly Asked[] = [
  {
    called: 'how many people are on both lists',
    party: 'brand',
    args: ['overlap'],
    truth: ({ learnt }) => ({ '': learnt.truth?.overlap.waterfall ?? Number.NaN }),
  },
  ...(['brand.tier', 'publisher.device'] as const).map(
    (by): Asked => ({
      called: `the same people by ${by}`,
      party: 'publisher',
      args: ['segments', '--by', by],
      truth: ({ learnt }) => learnt.truth?.segments[by] ?? {},
    }),
  ),
];

const judge = (called: string, answer: AnswerDocument, truth: Record<string, number>): Finding => {
  const nameOf = ({ by }: AnswerDocument['cells'][number]) => Object.values(by).join('');
  const names = new Set(answer.cells.map(nameOf));
  if (names.size !== Object.keys(truth).length || ![...names].every((name) => name in truth))
    return failed('The answer has other cells than the question.');
  const compared = compareCells(answer, ({ by }) => truth[Object.values(by).join('')]);
  const [wrong] = wrongCells(called, compared);
  return wrong === undefined
    ? passed(`All ${compared.length} counts are as they must be, within the noise.`)
    : failed(`${wrong}.`);
};

const asked = ({ called, party, args, truth }: Asked): Check<Journey> => ({
  name: `the answer is what is true: ${called}`,
  tried: `ask ${args.join(' ')}, as the ${party}`,
  run: async (journey) => {
    const answer = AnswerDocument.parse(await journey.asParty(party, 'ask', ...args));
    return judge(called, answer, truth(journey));
  },
});

const askedAgain: Check<Journey> = {
  name: 'the other party gets the same answer, and no second one',
  tried: 'ask overlap, as each party',
  run: async ({ asParty }) => {
    const [ours, theirs] = [
      AnswerDocument.parse(await asParty('brand', 'ask', 'overlap')),
      AnswerDocument.parse(await asParty('publisher', 'ask', 'overlap')),
    ];
    return judged(
      ours.repeated && theirs.repeated && ours.release === theirs.release,
      'It is the release that was stored, for both.',
      'The same question was answered twice.',
    );
  },
};

/** Two lists of which it is known who is on both. */
export const knownOverlap: readonly Check<Journey>[] = [
  sendBoth,
  ...QUESTIONS.map(asked),
  askedAgain,
];
