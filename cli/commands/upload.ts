import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import { anyRoomOption, defineCommand, partyOption, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { bar, count } from '#cli/render/table.ts';
import type { Terminal } from '#cli/terminal.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_MANIFEST_BYTES } from '#core/limits.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';
import type { PreparedDrop } from '#core/usecases/drops/upload-drop.ts';

/** Time for the largest drops to be tokenised. */
const TIMEOUT_SECONDS = 900;

/** A folder from elsewhere could name any file of this machine. */
const NO_LINK = { link: false };

const readManifest = async (folder: string): Promise<unknown> => {
  const path = join(folder, MANIFEST_FILE);
  const content = await readRegularFile(path, MAX_MANIFEST_BYTES, NO_LINK).catch((cause) => {
    throw new AirlockError(
      'input',
      `There is no drop in "${folder}" (no ${MANIFEST_FILE}): run "prepare" first.`,
      { cause },
    );
  });
  if (!content)
    throw new AirlockError(
      'input',
      `"${path}" is not a regular file, or larger than ${MAX_MANIFEST_BYTES} bytes: prepare the drop again.`,
    );
  try {
    return JSON.parse(content.toString());
  } catch (cause) {
    throw new AirlockError('input', `"${path}" is damaged: prepare the drop again.`, { cause });
  }
};

const preparedDrop = async (folder: string, terminal: Terminal): Promise<PreparedDrop> => ({
  manifest: await readManifest(folder),
  pathOf: (file) => join(folder, file),
  onProgress: (part, parts) => terminal.progress(`${bar(part, parts)} part ${part} of ${parts}`),
});

/** `airlock upload`: hands a prepared drop to the room, which accepts or refuses it. */
export const registerUpload: Register = (program, streams, report) =>
  defineCommand<RoomChoice & { party: string; timeout: number }>(program, {
    name: 'upload',
    summary: 'hand a prepared drop to the room',
    streams,
    report,
    configure: (command) =>
      partyOption(anyRoomOption(command))
        .argument('<dir>', 'folder of the prepared drop')
        .option(
          '--timeout <seconds>',
          'how long to wait for a room on AWS to decide on the drop',
          wholeNumber,
          TIMEOUT_SECONDS,
        ),
    act: async ({ terminal, options, args }) =>
      withRoom({ terminal, options }, 'write', async (room) => {
        const drop = await preparedDrop(args[0] ?? '', terminal);
        const { arrived, accepted, uncleaned } = await room.deliver(options.party, drop, {
          timeoutSeconds: options.timeout,
          onWait: (seconds) => terminal.progress(`waiting for the room: ${seconds} s`),
        });
        terminal.progress('');
        if (uncleaned)
          terminal.note(
            'The drop is decided on, but the room could not be cleaned up: run "room upkeep".',
          );
        terminal.document(accepted);
        if (accepted.report) for (const line of lintLines(accepted.report)) terminal.say(line);
        if (accepted.outcome === 'refused') {
          terminal.note(
            `The drop was refused (${accepted.reason}): ${DROP_REFUSAL_ADVICE[accepted.reason]}.`,
          );
          return EXIT.badInput;
        }
        terminal.say();
        terminal.say(
          `Version ${accepted.version} of ${options.party}.${arrived.dataset} ${accepted.repeated ? 'was published before' : 'is published'}: ${count(accepted.people)} people. The room keeps no copy of the drop.`,
        );
        return EXIT.done;
      }),
  });
