import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoOptions } from '#cli/demo/options.ts';
import { searchRoom } from '#cli/demo/search/search-room.ts';
import { type Stage, stageIn } from '#cli/demo/stage.ts';
import type { Step } from '#cli/demo/step.ts';
import { wayIn } from '#cli/demo/way-in.ts';
import { WAY_OUT } from '#cli/demo/way-out.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { type Streams, Terminal } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** Plays one step and answers its faults. */
const play = async (terminal: Terminal, step: Step, scene: { stage: Stage; number: number }) => {
  const started = performance.now();
  terminal.progress(`${scene.number}. ${step.title} …`);
  const { lines, faults } = await step.act(scene.stage);
  terminal.progress('');
  terminal.say(
    faults.length === 0 ? { style: 'green', text: '✓' } : { style: 'red', text: '✗' },
    ` ${scene.number}. `,
    { style: 'bold', text: step.title },
    ` (${seconds(started)} s)`,
  );
  for (const line of lines) terminal.say(`    ${line}`.trimEnd());
  for (const fault of faults) terminal.say({ style: 'red', text: `    WRONG: ${fault}` });
  terminal.say();
  return faults;
};

const freshFolder = async (keep: string | undefined): Promise<string> => {
  if (keep === undefined) return mkdtemp(join(tmpdir(), 'airlock-demo-'));
  await mkdir(keep, { recursive: true });
  if ((await readdir(keep)).length === 0) return keep;
  throw new AirlockError('usage', `"${keep}" is not empty: name another folder with --keep.`);
};

/**
 * The whole way from two files to answers, in a room of its own, held against what is true. Answers
 * a fault exit code if anything differs from the truth by more than rounding.
 */
export const runDemo = async (options: DemoOptions, streams: Streams): Promise<ExitCode> => {
  const terminal = new Terminal(streams, false);
  const folder = await freshFolder(options.keep);
  const started = performance.now();
  const faults: string[] = [];
  // What its commands remember of the room goes with it.
  const { AIRLOCK_HOME } = process.env;
  process.env.AIRLOCK_HOME = join(folder, 'home');
  try {
    const stage = stageIn(folder, options);
    for (const [at, step] of [...wayIn(), ...WAY_OUT, searchRoom].entries())
      faults.push(...(await play(terminal, step, { stage, number: at + 1 })));
  } finally {
    if (AIRLOCK_HOME === undefined) delete process.env.AIRLOCK_HOME;
    else process.env.AIRLOCK_HOME = AIRLOCK_HOME;
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
  }
  const kept = options.keep === undefined ? '' : ` Everything is in "${folder}".`;
  terminal.say(
    faults.length === 0
      ? `All of it is as it must be, in ${seconds(started)} s.${kept}`
      : `${faults.length} things are wrong, after ${seconds(started)} s.${kept}`,
  );
  return faults.length === 0 ? EXIT.done : EXIT.fault;
};
