import { askAgainPath } from '#console/pages/answers/ask-again.ts';
import { Counts } from '#console/pages/answers/counts.tsx';
import { Meaning } from '#console/pages/answers/meaning.tsx';
import { Balance, Representation } from '#console/pages/answers/readings.tsx';
import { Suppressed } from '#console/pages/answers/suppressed.tsx';
import { Trend } from '#console/pages/answers/trend.tsx';
import { isCount } from '#console/pages/ask/offer.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Asked, MatchedBy } from '#console/parts/asked.tsx';
import { Box } from '#console/parts/box.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { PageLink } from '#console/parts/page-link.tsx';
import type { Ran } from '#console/run-command.ts';
import type { Visit } from '#console/visit.ts';
import { inClear } from '#core/analyses/question.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { TrendDocument } from '#core/documents/releases-document.ts';

/** The forms in which an answer can be taken along. */
const EXPORTS = ['csv', 'html', 'vega', 'json'] as const;

interface Props {
  readonly visit: Visit;
  readonly answer: AnswerDocument;
  /** The same question over its versions, or why that cannot be told. */
  readonly trend: Ran;
}

/** An answer: what was asked, every count or why it is not told, over time, and what none of that says. */
export const AnswerView = ({ visit, answer, trend }: Props) => {
  const { representation, balance, repeated } = answer;
  const { answers } = visit.words;
  const over = TrendDocument.safeParse(trend.document);
  return (
    <>
      {repeated ? (
        <Alert words={visit.words} kind="info">
          <p>{answers.repeated}</p>
        </Alert>
      ) : null}
      <p>
        <strong>
          <Asked words={visit.words} asked={inClear(answer.question)} />
        </strong>{' '}
        <MatchedBy words={visit.words} asked={inClear(answer.question)} />
      </p>
      {isCount(answer.question.analysis) ? null : (
        <p>
          {answers.measured}{' '}
          <PageLink visit={visit} to="/measurement">
            {visit.words.ask.measurement}
          </PageLink>
        </p>
      )}
      {representation ? <Representation visit={visit} reading={representation} /> : null}
      {balance ? <Balance visit={visit} reading={balance} /> : null}
      <Counts visit={visit} answer={answer} />
      <Suppressed visit={visit} answer={answer} />
      {over.success ? <Trend visit={visit} trend={over.data} /> : null}
      {trend.fault ? (
        <>
          <p>{answers.trendFailed}</p>
          <Fault words={visit.words} fault={trend.fault} />
        </>
      ) : null}
      <Meaning visit={visit} answer={answer} />
      <Facts visit={visit} answer={answer} />
      <Exports visit={visit} answer={answer} />
    </>
  );
};

type OfAnswer = Pick<Props, 'visit' | 'answer'>;

const Facts = ({ visit, answer }: OfAnswer) => {
  const { answers } = visit.words;
  const { release, at, versions, epsilon, k, matchRate, question } = answer;
  const again = askAgainPath(question);
  return (
    <Box title={answers.facts}>
      <KeyValues
        pairs={[
          [answers.exactness, exactnessOf(visit, answer)],
          [answers.smallest, visit.formats.number(k)],
          [answers.paid, answers.epsilon(epsilon)],
          [answers.at, visit.formats.time(at)],
          [answers.about, <Versions visit={visit} versions={versions} />],
          [answers.release, <Code>{release}</Code>],
        ]}
      />
      {question.analysis === 'overlap' && matchRate === undefined ? (
        <p class="soft">{answers.rateHint}</p>
      ) : null}
      {again === undefined ? null : (
        <p>
          <PageLink visit={visit} to={again}>
            {answers.askAgain}
          </PageLink>
        </p>
      )}
    </Box>
  );
};

const exactnessOf = ({ words: { answers } }: Visit, answer: AnswerDocument): string => {
  const { noise, noiseHalfWidth, noiseBound, roundTo } = answer;
  return noise === 'none'
    ? answers.exact(roundTo)
    : [answers.give(noiseHalfWidth), answers.never(noiseBound)].join(', ');
};

const Versions = ({
  visit: { words },
  versions,
}: Pick<Props, 'visit'> & Pick<AnswerDocument, 'versions'>) => (
  <>
    {versions.map(({ party, dataset, version }) => (
      <div>
        <OthersText text={`${party}.${dataset}`} /> {words.answers.version}{' '}
        <Code>{version.slice(0, 8)}</Code>
      </div>
    ))}
  </>
);

const Exports = ({ visit: { words }, answer: { release } }: OfAnswer) => (
  <Box title={words.answers.exportTitle}>
    <ul>
      {EXPORTS.map((each) => (
        <li>
          <a href={`/answers/${release}/${each}`} download>
            {words.answers.exports[each]}
          </a>
        </li>
      ))}
    </ul>
  </Box>
);
