import { Finding, RoomSentences } from '#console/pages/review/finding.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';

type Found = NonNullable<AuditReport['reconciliation']>;
type Open = Found['open'][number];
type Reasons = Words['audit']['reconciliation']['reasons'];

/** As many as a page shows one by one. */
const MAX_OPEN = 40;

/** Whether calls and entries explain each other: what does not, what that means, and what to do. */
export const ReconciliationView = ({
  visit,
  found,
}: {
  readonly visit: Visit;
  readonly found: Found;
}) => {
  const { words } = visit;
  const { reconciliation } = words.audit;
  const { open, calls, explained, entries, entriesWithoutEvents, notCovered } = found;
  return (
    <section>
      <h2>{reconciliation.title}</h2>
      <Alert words={words} kind={open.length === 0 ? 'success' : 'error'}>
        <p>{open.length === 0 ? reconciliation.whole : words.review.count(open.length)}</p>
      </Alert>
      <KeyValues
        pairs={[
          [reconciliation.calls, reconciliation.explained(explained, calls)],
          [reconciliation.entries, reconciliation.seen(entries - entriesWithoutEvents, entries)],
        ]}
      />
      {open.slice(0, MAX_OPEN).map((each) => (
        <OpenItem visit={visit} open={each} />
      ))}
      {open.length > MAX_OPEN ? <p>{words.review.andMore(open.length - MAX_OPEN)}</p> : null}
      <Box title={words.review.cannotSee}>
        <RoomSentences words={words} names={notCovered} />
      </Box>
    </section>
  );
};

const isKnown = (reasons: Reasons, reason: string): reason is keyof Reasons =>
  Object.hasOwn(reasons, reason);

const OpenItem = ({ visit, open }: { readonly visit: Visit; readonly open: Open }) => {
  const { words, formats } = visit;
  const { sides, reasons, todo, todoLedger, toEntry } = words.audit.reconciliation;
  const { side, reason, at, says, entry, eventId } = open;
  return (
    <Finding
      words={words}
      severity="high"
      title={`${sides[side]}, ${formats.time(at)}`}
      means={isKnown(reasons, reason) ? reasons[reason] : <Code>{reason}</Code>}
      todo={side === 'trail' ? todo : todoLedger}
    >
      <p class="soft">
        {words.review.notes} <RoomSentence says={says} />
      </p>
      {eventId === undefined ? null : <Code>{eventId}</Code>}
      {entry === undefined ? null : (
        <ButtonLink to={`/ledger/entries/${entry}`}>{toEntry}</ButtonLink>
      )}
    </Finding>
  );
};
