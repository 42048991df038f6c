import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { QuestionRequest } from '#core/analyses/question.ts';

const SCRIPT = fileURLToPath(new URL('ask-in-child.ts', import.meta.url));

/** A process that asks questions of a room. */
export interface AskingChild {
  /** Lets it begin. */
  start(): void;
  /** The next line that it says; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** Ends it without warning, as a power cut would. */
  kill(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

/** Starts such a process and waits until it is ready. */
export const askInChild = async (
  folder: string,
  questions: readonly QuestionRequest[],
  mode = 'plain',
): Promise<AskingChild> => {
  const child = spawn(process.execPath, [SCRIPT, folder, mode, JSON.stringify(questions)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string | undefined> => (await lines.next()).value;
  if ((await line()) !== 'ready') throw new Error('the asking process did not start');
  return {
    start: () => child.stdin.write('go\n'),
    line,
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
};

/** Every answer that a started child gives. */
export const answersOf = async (child: AskingChild): Promise<readonly { outcome: string }[]> => {
  const answers: { outcome: string }[] = [];
  for (let line = await child.line(); line !== undefined; line = await child.line())
    answers.push(JSON.parse(line) as { outcome: string });
  return answers;
};
