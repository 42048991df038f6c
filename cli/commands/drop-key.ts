import { checkFree, writeNewSecret } from '#adapters/local/new-file.ts';
import { anyRoomOptions, type CliCommand, partyOption, required } from '#cli/command.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { DropKeyDocument } from '#core/documents/drop-key-document.ts';
import { AirlockError } from '#core/errors.ts';

interface Options extends RoomChoice {
  readonly party: string;
  readonly out: string;
}

/** `airlock drop-key`: gets what a party seals its drops with, into a file that only its owner reads. */
export const dropKey: CliCommand<Options, DropKeyDocument> = {
  examples: [
    'drop-key --party brand --out drop-key.json --room room',
    'drop-key --party brand --out drop-key.json --stack airlock-spring',
  ],
  options: [
    ...anyRoomOptions,
    partyOption,
    required('--out <file>', 'the new file, which only you can read'),
  ],
  document: DropKeyDocument,
  run: async (given) => {
    const { party, out: file } = given.options;
    if (file === '-')
      throw new AirlockError(
        'usage',
        'A drop key is a secret, and is written to a new file alone: name one with --out.',
      );
    await checkFree(file);
    const key = await withRoom(given, 'write', (room) => room.dropKey(party));
    await writeNewSecret(file, textOf(key));
    return { kind: 'drop-key', party, collaboration: key.collaboration, file };
  },
  render: ({ file, collaboration }) => [
    `Wrote the drop key of "${collaboration}" into "${file}", which only you can read.`,
    `Prepare with --drop-key ${file}, and keep the file from everybody else: with it whoever intercepts a drop finds people by trying out identifiers.`,
  ],
};

const textOf = (key: object): string => `${JSON.stringify(key, undefined, 2)}\n`;
