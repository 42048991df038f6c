import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { shellWord } from '#cli/shell-word.ts';
import { type Streams, Terminal } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';
import { type DemoPlace, placeIn } from '#proof/demo/demo-place.ts';
import { measureCampaign } from '#proof/demo/measure-campaign.ts';
import type { DemoOptions } from '#proof/demo/options.ts';
import { refuseSegment } from '#proof/demo/people-first.ts';
import { searchRoom } from '#proof/demo/search/search-room.ts';
import type { Step } from '#proof/demo/step.ts';
import { wayIn } from '#proof/demo/way-in.ts';
import { WAY_OUT } from '#proof/demo/way-out.ts';

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

/** Plays one step and answers its faults. */
const play = async (
  terminal: Terminal,
  step: Step,
  scene: { place: DemoPlace; number: number },
) => {
  const started = performance.now();
  terminal.progress(`${scene.number}. ${step.title} …`);
  const { lines, faults } = await step.act(scene.place);
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

/** Lends the folder to leave everything in, which must be new or empty, or one that is removed afterwards. */
const withFolder = async <Result>(
  keep: string | undefined,
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  if (keep === undefined) return withTemporaryScratch('demo', use);
  await makeFolders(keep).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `"${keep}" cannot be made a folder: name another folder with --keep.`,
      { cause },
    );
  });
  if ((await readdir(keep)).length === 0) return use(keep);
  throw new AirlockError('usage', `"${keep}" is not empty: name another folder with --keep.`);
};

/** Keeps what commands remember of rooms in a folder that goes with them. */
const withHome = async (home: string, use: () => Promise<void>): Promise<void> => {
  const { AIRLOCK_HOME } = process.env;
  process.env.AIRLOCK_HOME = home;
  try {
    await use();
  } finally {
    if (AIRLOCK_HOME === undefined) delete process.env.AIRLOCK_HOME;
    else process.env.AIRLOCK_HOME = AIRLOCK_HOME;
  }
};

/** The line that serves the room of a demo that was kept. */
const consoleLine = (keep: string): string => {
  const [room, files] = [join(keep, 'room'), join(keep, 'files')].map(shellWord);
  return `npm run -s airlock -- console --room ${room} --party brand --files ${files}`;
};

/**
 * The whole way from two files to answers, in a room of its own, held against what is true. Answers
 * a fault exit code if anything differs from the truth by more than rounding.
 */
export const runDemo = async (options: DemoOptions, streams: Streams): Promise<ExitCode> => {
  const terminal = new Terminal(streams, false);
  const started = performance.now();
  const faults: string[] = [];
  await withFolder(options.keep, (folder) =>
    withHome(join(folder, 'home'), async () => {
      const place = placeIn(folder, options);
      for (const [at, step] of [
        ...wayIn(),
        ...WAY_OUT,
        searchRoom,
        measureCampaign,
        refuseSegment,
      ].entries())
        faults.push(...(await play(terminal, step, { place, number: at + 1 })));
    }),
  );
  const { keep } = options;
  const kept = keep === undefined ? '' : ` Everything is in "${keep}".`;
  terminal.say(
    faults.length === 0
      ? `All of it is as it must be, in ${seconds(started)} s.${kept}`
      : `${faults.length} things are wrong, after ${seconds(started)} s.${kept}`,
  );
  if (keep !== undefined) terminal.say(`To see it in a browser: ${consoleLine(keep)}`);
  return faults.length === 0 ? EXIT.done : EXIT.fault;
};
