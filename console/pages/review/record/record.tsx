import { AboutEntry } from '#console/pages/ledger/about-entry.tsx';
import { RoomSentences } from '#console/pages/review/finding.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';
import type { PartyActivity, RoomActivity, TermsChange } from '#core/documents/room-activity.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';

interface Props {
  readonly visit: Visit;
  readonly room: RoomActivity;
}

/** What happened in a room, as far as its ledger tells a reviewer, and what that cannot show. */
export const RecordView = ({
  visit,
  report,
}: {
  readonly visit: Visit;
  readonly report: AuditReport;
}) => {
  const { words } = visit;
  const { room } = report;
  return (
    <>
      {room === undefined ? null : (
        <>
          <p>
            <StatusIndicator kind="success">
              {words.audit.record.whole(room.entries)}
            </StatusIndicator>
          </p>
          <Parties visit={visit} room={room} />
          <Lately visit={visit} room={room} />
          <Terms visit={visit} room={room} />
        </>
      )}
      <Box title={words.review.cannotSee}>
        <RoomSentences words={words} names={report.cannotSee} />
      </Box>
    </>
  );
};

const COUNTS = [
  ...(['proposed', 'approved', 'delivered'] as const),
  ...(['refusedDrops', 'answers', 'refusedQuestions'] as const),
];

const Parties = ({ visit, room }: Props) => {
  const { record } = visit.words.audit;
  const { columns } = record;
  const rowOf = (activity: PartyActivity) => [
    <OthersText text={activity.party} />,
    ...COUNTS.map((name) => visit.formats.number(activity[name])),
    activity.lastAt === undefined ? record.never : visit.formats.time(activity.lastAt),
  ];
  return (
    <Box title={record.parties}>
      <Table
        caption={record.parties}
        isHeard
        columns={[
          { head: columns.party },
          ...COUNTS.map((name) => ({ head: columns[name], isNumber: true })),
          { head: columns.last },
        ]}
        rows={room.parties.map(rowOf)}
      />
    </Box>
  );
};

/** What a reviewer looks at first. */
const LOOKED_AT: ReadonlySet<LedgerEvent['type']> = new Set([
  ...(['drop-refused', 'question-refused', 'room-frozen', 'room-unfrozen'] as const),
  ...(['data-expired', 'party-withdrew', 'epoch-began', 'key-destroyed'] as const),
  ...(['erasure-began', 'people-forgotten', 'tombstones-lifted'] as const),
]);

/** As many entries as the page shows; the ledger has all of them. */
const MAX_SHOWN = 30;

const Lately = ({ visit, room }: Props) => {
  const { audit, ledger, ledgerEvents, review } = visit.words;
  const all = room.happened.filter(({ event }) => LOOKED_AT.has(event.type)).toReversed();
  const { number, at, what, about } = ledger.columns;
  return (
    <Box title={audit.record.lately}>
      {all.length === 0 ? (
        <EmptyState title={audit.record.nothing} />
      ) : (
        <Table
          caption={audit.record.lately}
          isHeard
          columns={[number, at, what, about].map((head) => ({ head }))}
          rows={all
            .slice(0, MAX_SHOWN)
            .map(({ entry, at: time, event }) => [
              <a href={`/ledger/entries/${entry}`}>{visit.formats.number(entry)}</a>,
              visit.formats.time(time),
              ledgerEvents.names[event.type],
              <AboutEntry visit={visit} event={event} />,
            ])}
        />
      )}
      {all.length > MAX_SHOWN ? <p>{review.andMore(all.length - MAX_SHOWN)}</p> : null}
      <ButtonLink to="/ledger">{review.found.toLedger}</ButtonLink>
    </Box>
  );
};

/** Digits of a digest by which people tell it from others. */
const SHORT = 12;

const Terms = ({ visit, room }: Props) => {
  const { record } = visit.words.audit;
  const weakerIn = ({ changes }: TermsChange) =>
    changes === undefined
      ? record.lost
      : visit.formats.number(changes.filter(({ effect }) => effect === 'weaker').length);
  return (
    <Box title={record.terms}>
      <Table
        caption={record.terms}
        isHeard
        columns={[
          ...[record.agreement, record.by, record.inForce].map((head) => ({ head })),
          { head: record.weaker, isNumber: true },
        ]}
        rows={room.terms
          .slice(-MAX_SHOWN)
          .map((each) => [
            <Code>{each.agreement.slice(0, SHORT)}</Code>,
            each.party === undefined ? record.withRoom : <OthersText text={each.party} />,
            each.inForceAt === undefined ? record.neverInForce : visit.formats.time(each.inForceAt),
            weakerIn(each),
          ])}
      />
    </Box>
  );
};
