import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { LintReportView } from '#console/parts/lint-report.tsx';
import type { Visit } from '#console/visit.ts';
import type { DeliveryDocument } from '#core/documents/delivery-document.ts';
import { printable } from '#core/printable.ts';

interface Props<Document = DeliveryDocument> {
  readonly visit: Visit;
  readonly document: Document;
}

type Published = Extract<DeliveryDocument, { readonly outcome: 'published' }>;

/** What the room made of a list: what was taken, what was removed, and what is next. */
export const DeliveredView = ({ visit, document }: Props) => {
  const { words } = visit;
  const { upload, lint } = words;
  const { report, uncleaned } = document;
  return (
    <>
      {document.outcome === 'published' ? (
        <Taken visit={visit} document={document} />
      ) : (
        <Alert words={words} kind="error">
          <p>
            <strong>{upload.refused}</strong>
          </p>
          <p>{upload.reasons[document.reason]}</p>
        </Alert>
      )}
      {uncleaned ? (
        <Alert words={words} kind="warning">
          <p>{upload.uncleaned}</p>
        </Alert>
      ) : null}
      {report ? (
        <Box title={lint.what}>
          <LintReportView visit={visit} report={report} />
        </Box>
      ) : null}
      <Next visit={visit} document={document} />
    </>
  );
};

const Taken = ({ visit, document }: Props<Published>) => {
  const { words, formats } = visit;
  const { upload } = words;
  const { party, dataset, version, people, events, repeated, prepared } = document;
  const list = `${party}.${dataset}`;
  return (
    <>
      <Alert words={words} kind={document.overtakenBy === undefined ? 'success' : 'warning'}>
        <p>
          <strong>{repeated ? upload.repeated(list) : upload.published(list)}</strong>
        </p>
        {repeated ? <p>{upload.repeatedSays}</p> : null}
        {document.takenOutSince ? <p>{upload.takenOut}</p> : null}
        {document.overtakenBy ? <p>{upload.overtaken(document.overtakenBy)}</p> : null}
      </Alert>
      <Concerns visit={visit} document={document} />
      <KeyValues
        pairs={[
          [upload.version, <Code>{version}</Code>],
          events === undefined
            ? [upload.people, formats.number(people)]
            : [upload.events, formats.number(events)],
          [upload.dropAfter, prepared === 'removed' ? upload.removed : upload.kept],
          [upload.roomCopy, document.uncleaned ? upload.roomLeft : upload.roomDeleted],
        ]}
      />
    </>
  );
};

/** What its owner should know of a list that was taken: that it is short, and which values are rare. */
const Concerns = ({ visit: { words }, document }: Props<Published>) => {
  const { upload, prepare } = words;
  const { belowMinimum, rareValues, bridges = [] } = document;
  const told = (rareValues?.values ?? []).filter(({ people }) => people > 0);
  const says = [
    ...(belowMinimum ? [prepare.tooFew(belowMinimum.people, belowMinimum.minimum)] : []),
    ...[...Map.groupBy(told, ({ attribute }) => attribute)].map(([attribute, values]) =>
      upload.rare(
        attribute,
        rareValues?.minimum ?? 0,
        values.map(({ value, people }) => upload.rareValue(printable(value), people)).join(', '),
      ),
    ),
  ];
  return (
    <>
      {says.length === 0 ? null : (
        <Alert words={words} kind="warning">
          {says.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Alert>
      )}
      {bridges.map(({ dataset, linked, events }) => (
        <p>{upload.bridge(dataset, linked, events)}</p>
      ))}
    </>
  );
};

const Next = ({ visit, document }: Props) => {
  const { upload } = visit.words;
  const isTaken = document.outcome === 'published';
  return (
    <Box title={upload.next}>
      <p>{upload.nextSays}</p>
      <div class="row">
        <ButtonLink to={isTaken ? '/' : '/prepare'} primary>
          {isTaken ? upload.toHome : upload.toPrepare}
        </ButtonLink>
        <ButtonLink to="/upload">{upload.again}</ButtonLink>
      </div>
    </Box>
  );
};
