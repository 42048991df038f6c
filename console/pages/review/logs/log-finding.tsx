import { Finding, Names } from '#console/pages/review/finding.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { ReportedFinding } from '#core/documents/audit-report.ts';

/** As many principals, calls or addresses as are named of one finding. */
const MAX_OF_EACH = 3;

/** One finding of the logs, in the words of its detection, with who did what, when and from where. */
export const LogFinding = ({
  visit,
  finding,
}: {
  readonly visit: Visit;
  readonly finding: ReportedFinding;
}) => {
  const { words, formats } = visit;
  const { logs } = words.audit;
  const { severity, title, means, todo, runbook, firstAt, lastAt, events } = finding;
  const first = formats.time(firstAt);
  const when = firstAt === lastAt ? first : `${first} – ${formats.time(lastAt)}`;
  const named = (names: readonly string[]) => (
    <Names words={words} names={names} most={MAX_OF_EACH} />
  );
  return (
    <Finding
      words={words}
      severity={severity}
      title={<RoomSentence says={title} />}
      means={<RoomSentence says={means} />}
      todo={<RoomSentence says={todo} />}
    >
      <details>
        <summary>{logs.details}</summary>
        <KeyValues
          pairs={[
            [logs.when, `${when} (${logs.times(events)})`],
            [logs.subject, named([finding.subject])],
            [logs.who, named(finding.principals)],
            [logs.what, named(finding.actions)],
            [logs.where, named(finding.addresses)],
            ...(runbook === undefined ? [] : [[logs.runbook, <Code>{runbook}</Code>] as const]),
          ]}
        />
      </details>
    </Finding>
  );
};
