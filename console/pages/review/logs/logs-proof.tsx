import { Finding } from '#console/pages/review/finding.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { LogVerdict } from '#core/audit/digests/log-verdict.ts';

/** As many faults as a page shows one by one. */
const MAX_FAULTS = 20;

/** What the digests of a trail say of its log files: each fault with what to do. */
export const LogsProof = ({
  visit: { words },
  logs,
}: {
  readonly visit: Visit;
  readonly logs: LogVerdict;
}) => {
  const { audit, review } = words;
  const faults = logs.faults.length + logs.moreFaults;
  const isWhole = faults === 0;
  const shown = logs.faults.slice(0, MAX_FAULTS);
  return (
    <section>
      <h2>{audit.logs.proof}</h2>
      <Alert words={words} kind={isWhole ? 'success' : 'error'}>
        <p>{isWhole ? audit.logs.proven(logs.logs, logs.digests) : audit.logs.unlike(faults)}</p>
        {logs.unproven === 0 ? null : <p>{audit.logs.unproven(logs.unproven)}</p>}
      </Alert>
      {shown.map(({ file, says }) => (
        <Finding
          words={words}
          severity="high"
          title={<RoomSentence says={says} />}
          means={audit.logs.proofMeans}
          todo={audit.logs.proofTodo}
        >
          <Code>
            <OthersText text={file} />
          </Code>
        </Finding>
      ))}
      {faults > shown.length ? <p>{review.andMore(faults - shown.length)}</p> : null}
    </section>
  );
};
