import { Names, RoomSentences } from '#console/pages/review/finding.tsx';
import { LogFinding } from '#console/pages/review/logs/log-finding.tsx';
import { LogsProof } from '#console/pages/review/logs/logs-proof.tsx';
import { ReconciliationView } from '#console/pages/review/reconciliation/reconciliation.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import { SEVERITIES } from '#core/audit/severity.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';

interface Props {
  readonly visit: Visit;
  readonly report: AuditReport;
}

/** As many findings as a page shows: the worst of them. */
const MAX_FINDINGS = 30;

/** What the logs show: how much and how bad, each finding with what to do, and what was not looked at. */
export const LogsReport = ({ visit, report }: Props) => {
  const { words } = visit;
  const { findings, reconciliation } = report;
  return (
    <>
      <Verdict visit={visit} report={report} />
      <Examined visit={visit} report={report} />
      {report.logs === undefined ? null : <LogsProof visit={visit} logs={report.logs} />}
      {findings.slice(0, MAX_FINDINGS).map((finding) => (
        <LogFinding visit={visit} finding={finding} />
      ))}
      {findings.length > MAX_FINDINGS ? (
        <p>{words.review.andMore(findings.length - MAX_FINDINGS)}</p>
      ) : null}
      {reconciliation === undefined ? null : (
        <ReconciliationView visit={visit} found={reconciliation} />
      )}
      <Box title={words.review.cannotSee}>
        <RoomSentences words={words} names={report.cannotSee} />
      </Box>
      <ButtonLink to="/review/logs">{words.review.pages.logs.name}</ButtonLink>
    </>
  );
};

const Verdict = ({ visit: { words }, report: { examined, findings } }: Props) => {
  const { logs } = words.audit;
  if ((examined?.events ?? 0) === 0)
    return (
      <Alert words={words} kind="warning">
        <p>{logs.none}</p>
      </Alert>
    );
  if (findings.length === 0)
    return (
      <Alert words={words} kind="success">
        <p>{logs.clean}</p>
      </Alert>
    );
  const worst = SEVERITIES.toReversed().flatMap((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${words.review.severities[severity]} ${count}`];
  });
  return (
    <Alert words={words} kind="warning">
      <p>{words.review.count(findings.length)}</p>
      <p>{worst.join(', ')}</p>
    </Alert>
  );
};

const Examined = ({ visit: { words, formats }, report: { examined } }: Props) => {
  const { logs } = words.audit;
  if (examined === undefined) return null;
  const { events, files, from, to, unread } = examined;
  return (
    <Box title={logs.examined}>
      <KeyValues
        pairs={[
          [logs.events, formats.number(events)],
          [logs.files, formats.number(files)],
          [logs.from, from === null ? words.shared.none : formats.time(from)],
          [logs.to, to === null ? words.shared.none : formats.time(to)],
        ]}
      />
      {unread.length === 0 ? null : (
        <>
          <h3>{logs.unread}</h3>
          <Names
            words={words}
            names={unread.map(({ reason, count, first }) => `${reason} × ${count}: ${first}`)}
          />
        </>
      )}
    </Box>
  );
};
