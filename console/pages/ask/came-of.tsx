import { Refused } from '#console/pages/ask/refused.tsx';
import { Alert } from '#console/parts/alert.tsx';
import type { Visit } from '#console/visit.ts';
import { PendingDocument } from '#core/documents/pending-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';

/** What came of a question that was asked before and has no answer: it was refused, or it still runs. */
export const CameOf = ({
  visit,
  job,
}: {
  readonly visit: Visit;
  readonly job: string | undefined;
}) => {
  const document = job === undefined ? undefined : visit.jobs.find(job)?.ran?.document;
  const { words } = visit;
  const refusal = RefusalDocument.safeParse(document);
  if (refusal.success)
    return <Refused visit={visit} refusal={refusal.data} lead={words.ask.wasRefused} />;
  if (!PendingDocument.safeParse(document).success) return null;
  return (
    <Alert words={words} kind="info">
      <p>
        <strong>{words.ask.pending}</strong>
      </p>
      <p>{words.ask.pendingSays}</p>
    </Alert>
  );
};
