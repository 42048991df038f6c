import type { Job } from '#console/jobs/jobs.ts';
import { ButtonLink } from '#console/parts/button.tsx';
import { Fault, RoomSentence } from '#console/parts/fault.tsx';
import { Progress } from '#console/parts/progress.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import type { Visit } from '#console/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly job: Job;
  readonly now: Date;
}

/** How work stands: under way, done or failed. */
export const JobView = ({ visit, job, now }: Props) => {
  const { words } = visit;
  const { ran, view } = job;
  return (
    <>
      {ran === undefined ? <Running visit={visit} job={job} now={now} /> : null}
      {ran?.fault ? (
        <>
          <StatusIndicator kind="error">{words.jobs.failed}</StatusIndicator>
          <Fault words={words} fault={ran.fault} />
          {job.instead ? job.instead(visit) : null}
        </>
      ) : null}
      {view ? view(visit) : null}
      <Notes visit={visit} job={job} />
    </>
  );
};

const Running = ({ visit: { words, path }, job, now }: Props) => (
  <>
    <StatusIndicator kind="info">{words.jobs.running}</StatusIndicator>
    <Progress label={words.jobs.running} />
    {job.progress ? (
      <p>
        <RoomSentence says={job.progress} />
      </p>
    ) : null}
    <p>{words.jobs.since(Math.round((now.getTime() - job.begun.getTime()) / 1_000))}</p>
    <ButtonLink to={path}>{words.jobs.again}</ButtonLink>
  </>
);

/** What the command said is for people who read English. */
const Notes = ({ visit: { words }, job: { notes } }: Pick<Props, 'visit' | 'job'>) =>
  notes.length === 0 ? null : (
    <details>
      <summary>{words.jobs.notes}</summary>
      {notes.map((note) => (
        <pre lang="en">{note}</pre>
      ))}
    </details>
  );
