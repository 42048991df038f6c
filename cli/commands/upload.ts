import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineCommand, partyOption, type Register, roomOption } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { withRoom } from '#cli/open-room.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { bar, count } from '#cli/render/table.ts';
import { AirlockError } from '#core/errors.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';
import { acceptDrop } from '#core/usecases/accept-drop.ts';
import { uploadDrop } from '#core/usecases/upload-drop.ts';

const readManifest = async (folder: string): Promise<unknown> => {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AirlockError(
      'input',
      `There is no drop in "${folder}" (no manifest.json): run "prepare" first.`,
      { cause },
    );
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AirlockError('input', `"${path}" is damaged: prepare the drop again.`, { cause });
  }
};

/** `airlock upload`: hands a prepared drop to the room, which accepts or refuses it. */
export const registerUpload: Register = (program, streams, report) =>
  defineCommand<{ room: string; party: string }>(program, {
    name: 'upload',
    summary: 'hand a prepared drop to the room',
    streams,
    report,
    configure: (command) =>
      partyOption(roomOption(command)).argument('<dir>', 'folder of the prepared drop'),
    act: async ({ terminal, options, args }) =>
      withRoom(options.room, async (room) => {
        const folder = args[0] ?? '';
        const arrived = await uploadDrop(room)(options.party, {
          manifest: await readManifest(folder),
          pathOf: (file) => join(folder, file),
          onProgress: (part, parts) =>
            terminal.progress(`${bar(part, parts)} part ${part} of ${parts}`),
        });
        terminal.progress('');
        const accepted = await acceptDrop(room)(arrived);
        terminal.document(accepted);
        if (accepted.report) for (const line of lintLines(accepted.report)) terminal.say(line);
        if (accepted.outcome === 'refused') {
          terminal.note(
            `The drop was refused (${accepted.reason}): ${DROP_REFUSAL_ADVICE[accepted.reason]}.`,
          );
          return EXIT.badInput;
        }
        terminal.say(
          `\nVersion ${accepted.version} of ${options.party}.${arrived.dataset} ${accepted.repeated ? 'was published before' : 'is published'}: ${count(accepted.people)} people. The drop was deleted.`,
        );
        return EXIT.done;
      }),
  });
