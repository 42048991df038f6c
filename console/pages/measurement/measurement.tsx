import { AGREEMENT_LINES } from '#console/pages/measurement/agreement-lines.ts';
import { type Measure, type Offer, offersOf } from '#console/pages/measurement/offers.ts';
import { answerPath, measurePath } from '#console/pages/measurement/paths.ts';
import { Box } from '#console/parts/box.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { ReleaseLine } from '#core/documents/releases-document.ts';

/** An answer of one of the questions of this page. */
export type MeasureLine = ReleaseLine & { readonly analysis: Measure };

interface Props {
  readonly visit: Visit;
  readonly agreement: Agreement;
  readonly answers: readonly MeasureLine[];
}

/** What can be measured under the agreement, what it lacks, and what was answered. */
export const MeasurementView = ({ visit, agreement, answers }: Props) => {
  const { measurement } = visit.words;
  const offers = offersOf(agreement, visit.party);
  const open = offers.filter(({ lacks }) => lacks.length === 0);
  const shut = offers.filter(({ lacks }) => lacks.length > 0);
  return (
    <>
      <p>{measurement.lead}</p>
      {open.length === 0 ? (
        <EmptyState title={measurement.none} says={measurement.noneSays} />
      ) : (
        <Open visit={visit} offers={open} />
      )}
      {open.length + answers.length === 0 ? null : <Answers visit={visit} answers={answers} />}
      {shut.length === 0 ? null : <Shut visit={visit} offers={shut} isAll={open.length === 0} />}
    </>
  );
};

interface OffersProps {
  readonly visit: Visit;
  readonly offers: readonly Offer[];
}

const Open = ({ visit: { words }, offers }: OffersProps) => {
  const { measurement } = words;
  return (
    <Box title={measurement.offers}>
      <Table
        caption={measurement.offersCaption}
        columns={[{ head: measurement.offered.measure }, { head: measurement.offered.says }]}
        rows={offers.map(({ measure }) => [
          <a href={measurePath(measure)}>{measurement.measures[measure]}</a>,
          measurement.says[measure],
        ])}
      />
    </Box>
  );
};

/** What would have to be agreed on, for each question that cannot be asked. */
const Shut = ({ visit: { words }, offers, isAll }: OffersProps & { readonly isAll: boolean }) => {
  const { measurement } = words;
  return (
    <Box title={measurement.missing}>
      <p>{measurement.missingLead}</p>
      <Table
        caption={measurement.missingCaption}
        columns={[{ head: measurement.offered.measure }, { head: measurement.lack }]}
        rows={offers.map(({ measure, lacks }) => [
          measurement.measures[measure],
          <Lacks words={words} lacks={lacks} />,
        ])}
      />
      <details open={isAll}>
        <summary>{measurement.how}</summary>
        <p>{measurement.howWrite}</p>
        <pre translate="no">{AGREEMENT_LINES}</pre>
        <p>{measurement.howThen}</p>
      </details>
    </Box>
  );
};

const Lacks = ({ words, lacks }: Pick<Visit, 'words'> & Pick<Offer, 'lacks'>) => (
  <>
    {lacks.map((lack) => (
      <div>{words.measurement.lacks[lack]}</div>
    ))}
  </>
);

const Answers = ({ visit, answers }: Pick<Props, 'visit' | 'answers'>) => {
  const { measurement } = visit.words;
  const { answered } = measurement;
  return (
    <Box title={measurement.soFar}>
      {answers.length === 0 ? (
        <EmptyState title={measurement.noAnswers} says={measurement.noAnswersSays} />
      ) : (
        <Table
          caption={measurement.soFarCaption}
          columns={[
            ...[answered.asked, answered.by, answered.at].map((head) => ({ head })),
            { head: answered.suppressed, isNumber: true },
            { head: answered.read },
          ]}
          rows={answers.toReversed().map((line) => answerRow(visit, line))}
        />
      )}
    </Box>
  );
};

const answerRow = ({ words: { measurement }, formats }: Visit, line: MeasureLine) => [
  measurement.measures[line.analysis],
  <OthersText text={(line.by ?? []).join(', ')} />,
  formats.day(line.at),
  measurement.ofCells(line.suppressed, line.cells),
  <a href={answerPath(line.release)}>{measurement.read}</a>,
];
