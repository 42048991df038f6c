import { Finding } from '#console/pages/review/finding.tsx';
import { Absent } from '#console/pages/review/pack/absent.tsx';
import { Note } from '#console/pages/review/pack/written.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { PackVerdict } from '#core/documents/pack-document.ts';

interface Props {
  readonly visit: Visit;
  readonly verdict: PackVerdict;
}

/** What a look at a pack came to: whether it is as it was written, whether the ledger notes it, and each fault. */
export const PackVerdictView = ({ visit, verdict }: Props) => {
  const { words } = visit;
  const { pack } = words.custody;
  const { outcome, files, entries, faults, moreFaults, absent } = verdict;
  const isWhole = outcome === 'whole';
  return (
    <>
      <Alert words={words} kind={isWhole ? 'success' : 'error'}>
        <p>{isWhole ? pack.whole(files, entries) : pack.faulty}</p>
      </Alert>
      <KeyValues pairs={[[pack.note, <Noted visit={visit} verdict={verdict} />]]} />
      {faults.map(({ reason, path, says }) => (
        <Finding
          words={words}
          severity="critical"
          title={pack.faults[reason]}
          means={<RoomSentence says={says} />}
          todo={pack.todo}
        >
          <Code>
            <OthersText text={path} />
          </Code>
        </Finding>
      ))}
      {moreFaults > 0 ? <p>{words.review.andMore(moreFaults)}</p> : null}
      <Absent visit={visit} absent={absent} />
      <ButtonLink to="/review/pack">{pack.again}</ButtonLink>
    </>
  );
};

const Noted = ({ visit, verdict: { note } }: Props) => {
  const { pack } = visit.words.custody;
  if (note === 'not-checked') return <>{pack.notChecked}</>;
  return note === 'none' ? pack.noNote : <Note visit={visit} note={note} />;
};
