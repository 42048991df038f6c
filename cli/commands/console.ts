import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { z } from 'zod';
import { anyRoomOptions, type CliCommand, type Given, partyOption } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { untilInterrupted } from '#cli/until-interrupted.ts';
import { LANGUAGES, type Language } from '#console/words/language.ts';
import { AirlockError } from '#core/errors.ts';
import { PartyId } from '#core/names.ts';

const MINUTE_MS = 60_000;
const USUAL_IDLE_MINUTES = 60;
const HIGHEST_PORT = 65_535;

/** A console that was served, once it stopped. */
const ConsoleDocument = z.strictObject({
  kind: z.literal('console'),
  /** Where it listened. The token that let a browser in is not part of it. */
  url: z.url(),
  party: PartyId,
  /** Whether it only read. */
  auditor: z.boolean(),
  /** Nobody used it any more, or somebody stopped it. */
  stopped: z.enum(['idle', 'interrupted']),
});
type ConsoleDocument = z.infer<typeof ConsoleDocument>;

interface Options extends RoomChoice {
  readonly party: string;
  readonly auditor?: true;
  readonly files: string;
  readonly language?: Language;
  readonly port: number;
  readonly idle: number;
}

/** `airlock console`: pages for people who type no commands, for one browser of this machine. */
export const consoleCommand: CliCommand<Options, ConsoleDocument> = {
  examples: [
    'console --party brand --room room --files lists',
    'console --party brand --stack airlock-spring --auditor --language fr',
  ],
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--auditor', 'only look: nothing that changes anything is offered or taken'),
    new Option('--files <dir>', 'the folder whose files may be prepared').default('.'),
    new Option('--language <code>', 'the language until somebody chooses one').choices(LANGUAGES),
    new Option('--port <number>', 'where to listen; any free port if left out')
      .argParser(wholeNumber('--port'))
      .default(0),
    new Option('--idle <minutes>', 'stop when nobody used it for so long')
      .argParser(wholeNumber('--idle'))
      .default(USUAL_IDLE_MINUTES),
  ],
  document: ConsoleDocument,
  run: async (given) => {
    await checkOptions(given);
    // Node reads no JSX: what runs from source brings a loader, and the bundle an empty file.
    await import('#console/jsx-loader.ts');
    const { serveConsole } = await import('#console/serve-console.ts');
    const { options, terminal } = given;
    const { room, stack, party, files, language, port, idle, auditor = false } = options;
    let url = '';
    const stopped = await untilInterrupted((interrupted) =>
      serveConsole({
        terms: {
          room: stack === undefined ? { room } : { stack },
          ...{ party, language, isAuditor: auditor, files: resolve(files) },
        },
        ...{ port, interrupted, idleMs: idle * MINUTE_MS },
        onOpen: (address) => {
          url = address.url;
          terminal.note(`Open ${address.door} in a browser of this machine: it works once.`);
          if (terminal.hasSomebody) openBrowser(address.door);
        },
      }),
    );
    return { kind: 'console', url, party, auditor, stopped };
  },
  render: ({ stopped }) => [
    stopped === 'idle'
      ? 'Nobody used the console any more, so it stopped.'
      : 'The console stopped.',
  ],
};

/** Whoever opens a console sees at once that the room is there and knows the party. */
const checkOptions = async (given: Given<Options>): Promise<void> => {
  const { party, files, port, idle } = given.options;
  if (port > HIGHEST_PORT || idle === 0)
    throw new AirlockError(
      'usage',
      `A port is a number up to ${HIGHEST_PORT}, and a console waits a minute at least: see --help.`,
    );
  const isFolder = await stat(files).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new AirlockError('usage', `"${files}" is no folder: name one with --files.`);
  const { approvals } = await withRoom(given, 'read', (room) => room.status());
  if (!approvals.some((each) => each.party === party))
    throw new AirlockError('usage', `The room knows no party "${party}": see "airlock status".`);
};

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['explorer.exe'],
};

/** Where no browser can be opened, the address that was printed is enough. */
const openBrowser = (address: string): void => {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const opened = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  opened.on('error', () => {});
  opened.unref();
};
