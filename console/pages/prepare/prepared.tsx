import { lowMatchCauses } from '#console/pages/prepare/low-match.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { LintReportView } from '#console/parts/lint-report.tsx';
import type { Visit } from '#console/visit.ts';
import type { PreparationDocument } from '#core/documents/preparation-document.ts';
import { QUARANTINE_FILE } from '#core/drop-files.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';

interface Props {
  readonly visit: Visit;
  readonly document: PreparationDocument;
  /** The kinds that the agreement matches by. */
  readonly kinds: readonly IdentifierKind[];
  /** Where the form is, as it was sent. */
  readonly change: string;
  /** Where what was prepared is uploaded. */
  readonly upload: string;
}

/** What came of preparing a list: that it is ready or why not, the report, and what is next. */
export const PreparedView = (props: Props) => {
  const { visit, document, kinds } = props;
  const { prepare, lint } = visit.words;
  const causes = lowMatchCauses(visit.words, document.report, kinds);
  return (
    <>
      <Outcome {...props} />
      <Box title={lint.what}>
        <LintReportView visit={visit} report={document.report} />
        {isListed(document) ? (
          <p>
            {prepare.quarantine} <Code>{`${document.folder}/${QUARANTINE_FILE}`}</Code>
          </p>
        ) : null}
      </Box>
      <Box title={prepare.low}>
        {causes.length === 0 ? <p>{prepare.lowNone}</p> : null}
        <ul>
          {causes.map((cause) => (
            <li>{cause}</li>
          ))}
        </ul>
      </Box>
      <RoomNotes {...props} />
    </>
  );
};

/** Whether the folder has a list of the rows that are not in the drop. */
const isListed = (document: PreparationDocument): boolean =>
  document.report.accepted < document.report.rows &&
  (document.outcome === 'prepared' || document.explained);

const Outcome = ({ visit: { words }, document, change, upload }: Props) => {
  const { prepare } = words;
  const { folder } = document;
  if (document.outcome === 'refused')
    return (
      <>
        <Alert words={words} kind="error">
          <p>{prepare.refused[document.because]}</p>
        </Alert>
        <ButtonLink to={change} primary>
          {prepare.change}
        </ButtonLink>
      </>
    );
  const { manifest, belowMinimum } = document;
  return (
    <>
      <Alert words={words} kind="success">
        <p>
          <strong>{prepare.prepared(manifest.rows)}</strong>
        </p>
        <p>{prepare.preparedSays(folder)}</p>
      </Alert>
      {belowMinimum ? (
        <Alert words={words} kind="warning">
          <p>{prepare.tooFew(belowMinimum.people, belowMinimum.minimum)}</p>
        </Alert>
      ) : null}
      <div class="row">
        <ButtonLink to={upload} primary>
          {prepare.upload}
        </ButtonLink>
        <ButtonLink to={change}>{prepare.change}</ButtonLink>
      </div>
    </>
  );
};

/** Sentences that the room made of the reading of this very file. */
const RoomNotes = ({ visit: { words }, document }: Props) => {
  const { prepare } = words;
  const said = [...(document.warnings ?? []), ...(document.notes ?? [])];
  return said.length === 0 ? null : (
    <Box title={prepare.roomNotes}>
      {said.map((says) => (
        <p>
          <RoomSentence says={says} />
        </p>
      ))}
    </Box>
  );
};
