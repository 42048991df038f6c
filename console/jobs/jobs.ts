import type { CommandDocument } from '#cli/command.ts';
import { faultOf } from '#cli/fault-of.ts';
import type { Child } from '#console/parts/child.ts';
import type { Ran } from '#console/run-command.ts';
import type { Visit } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';
import type { Randomness } from '#core/ports/randomness.ts';

/** As many as are remembered, so that a console that runs for days stays small. */
const MAX_JOBS = 100;

/** The last lines of progress that are kept of each. */
const MAX_NOTES = 50;

const ID_BYTES = 16;

/** What is shown once it is done: another page, which can find the work by its id, or what it came to on this one. */
type Outcome<Document> =
  | { readonly to: (document: Document, job: string) => string }
  | { readonly view: (document: Document, visit: Visit) => Child };

/** Gets a line of what work says. */
type Told = (line: string) => void;

/** Work that takes longer than a page may. */
export interface Work<Document extends CommandDocument> {
  /** The form that asked for it: the same one twice is the same work. */
  readonly nonce: string;
  readonly title: (words: Words) => string;
  readonly run: (onNote: Told, onProgress: Told) => Promise<Ran<Document>>;
  readonly outcome: Outcome<Document>;
  /** What somebody can do where nothing came of it. */
  readonly instead?: (visit: Visit) => Child;
}

/** Work as it stands. */
export interface Job {
  readonly id: string;
  readonly title: (words: Words) => string;
  readonly begun: Date;
  /** The last lines that it said. */
  readonly notes: readonly string[];
  /** How far it is, as the command says it; left out where it says nothing. */
  readonly progress?: string;
  /** What came of it; left out while it runs. */
  readonly ran?: Ran;
  /** Where it leads, or what it shows; left out while it runs and where it failed. */
  readonly to?: string;
  readonly view?: (visit: Visit) => Child;
  /** What can be done where it failed. */
  readonly instead?: (visit: Visit) => Child;
}

/** The work of a console. It goes on when a page is closed. */
export interface Jobs {
  /** Starts work, or finds what the same form started before. */
  start<Document extends CommandDocument>(work: Work<Document>): Job;
  find(id: string): Job | undefined;
  /** What a form started; undefined where it was not sent before, or long ago. */
  startedBy(nonce: string): Job | undefined;
  readonly isAtWork: boolean;
}

interface Sources {
  readonly now: () => Date;
  readonly randomness: Randomness;
}

type Draft = { -readonly [Key in keyof Job]: Job[Key] } & { notes: string[] };

/** A console's work, none yet. */
export const openJobs = ({ now, randomness }: Sources): Jobs => {
  const jobs = new Map<string, Draft>();
  const byNonce = new Map<string, Draft>();
  return {
    start: (work) => {
      const known = byNonce.get(work.nonce);
      if (known) return known;
      const id = Buffer.from(randomness.bytes(ID_BYTES)).toString('base64url');
      const { title, instead } = work;
      const job: Draft = { id, title, begun: now(), notes: [], ...(instead && { instead }) };
      jobs.set(id, job);
      byNonce.set(work.nonce, job);
      forgetOldest(jobs, byNonce);
      void settle(job, work);
      return job;
    },
    find: (id) => jobs.get(id),
    startedBy: (nonce) => byNonce.get(nonce),
    get isAtWork() {
      return [...jobs.values()].some(({ ran }) => ran === undefined);
    },
  };
};

const settle = async <Document extends CommandDocument>(
  job: Draft,
  { run, outcome }: Work<Document>,
): Promise<void> => {
  const onProgress = (line: string): void => {
    job.progress = line;
  };
  const onNote = (line: string): void => {
    job.notes = [...job.notes, line].slice(-MAX_NOTES);
  };
  // A command's faults are values; whatever else goes wrong must not end the console.
  const ran = await run(onNote, onProgress).catch(
    (error): Ran<Document> => ({ fault: faultOf(error) }),
  );
  const { document } = ran;
  if (document && 'to' in outcome) job.to = outcome.to(document, job.id);
  if (document && 'view' in outcome) job.view = (visit) => outcome.view(document, visit);
  job.ran = ran;
};

/** What runs stays, and so does what each form started as long as that is remembered. */
const forgetOldest = (jobs: Map<string, Draft>, byNonce: Map<string, Draft>): void => {
  const ended = [...jobs.values()].filter(({ ran }) => ran !== undefined);
  for (const job of ended.slice(0, Math.max(0, jobs.size - MAX_JOBS))) {
    jobs.delete(job.id);
    for (const [nonce, each] of byNonce) if (each === job) byNonce.delete(nonce);
  }
};
