import { AsyncLocalStorage } from 'node:async_hooks';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { FOREVER } from '#test/fault/dying-ports.ts';
import { runCli } from '#test/support/run-cli.ts';

/** A command that dies at one of its steps on the file system: a call that makes, writes, moves or removes. */
interface Doom {
  readonly step: number;
  readonly when: 'before' | 'after';
  readonly onDeath: () => void;
  steps: number;
  dead: boolean;
}

const STEPS = ['mkdir', 'rename', 'link', 'rm', 'rmdir', 'writeFile', 'appendFile'] as const;
const LOOKS = ['open', 'readFile', 'readdir', 'lstat', 'stat'] as const;
const doomed = new AsyncLocalStorage<Doom>();

const survive = async (doom: Doom, at?: Doom['when']): Promise<void> => {
  if (at === doom.when && doom.steps === doom.step) {
    doom.dead = true;
    doom.onDeath();
  }
  if (doom.dead) await FOREVER;
};

type Call = (...given: readonly unknown[]) => Promise<unknown>;

/** What the kernel says of a process that is gone, whose number another has by now. */
const OTHER_STAT = `1 (node) S${' 1'.repeat(49)}`;
const OWN_STAT = ['self', process.pid].map((who) => `/proc/${who}/stat`);

/** The same function, which answers no dead command, and counts as a step of a living one. */
const dying =
  (real: Call, isStep: boolean): Call =>
  async (...given) => {
    const doom = doomed.getStore();
    if (!doom) return real(...given);
    if (isStep) doom.steps += 1;
    await survive(doom, isStep ? 'before' : undefined);
    const done = OWN_STAT.includes(String(given[0])) ? OTHER_STAT : await real(...given);
    await survive(doom, isStep ? 'after' : undefined);
    return done;
  };

for (const name of [...STEPS, ...LOOKS]) {
  const isStep = STEPS.some((step) => step === name);
  Object.assign(files, { [name]: dying(files[name] as Call, isStep) });
}
syncBuiltinESMExports();

/**
 * Runs a command that dies at a step, as if by SIGKILL: nothing of it goes on, and others find that its
 * process is gone. Answers how many steps it took, and how it ended if it lived.
 */
export const dieAt = async (
  step: number,
  when: Doom['when'],
  args: readonly string[],
): Promise<{ readonly steps: number; readonly code: number | undefined }> => {
  const died = Promise.withResolvers<undefined>();
  const doom: Doom = { step, when, onDeath: () => died.resolve(undefined), steps: 0, dead: false };
  const ran = doomed.run(doom, () => runCli(...args));
  const code = await Promise.race([died.promise, ran.then((done) => done.code)]);
  return { steps: doom.steps, code };
};
