import { Command } from 'commander';
import { anyRoomOption, defineCommand, type Register } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { type RoomChoice, withRoom } from '#cli/open-room.ts';
import { eventText } from '#cli/render/ledger-event.ts';
import { tableLines } from '#cli/render/table.ts';
import { brokenText } from '#core/chain/ledger-fault.ts';
import type { LedgerNotes } from '#core/chain/verify-ledger.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { Checksum } from '#core/sha256.ts';

/** Most entries that are named one by one as having an earlier time: enough to find the clock. */
const MAX_BACKWARDS = 10;

/** `airlock ledger list|verify`: everything that happened, and the proof that it was not altered. */
export const registerLedger: Register = (program, streams, report) => {
  const ledger = new Command('ledger')
    .description('list or verify the record of the room')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => streams.out.write(text) });
  registerList(ledger, streams, report);
  registerVerify(ledger, streams, report);
  program.addCommand(ledger);
};

const registerList: Register = (program, streams, report) =>
  defineCommand<RoomChoice>(program, {
    name: 'list',
    summary: 'print every entry',
    streams,
    report,
    configure: anyRoomOption,
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'read', async (room) => {
        const entries = await room.entries();
        terminal.document(entries);
        const rows = entries.map(({ sequence, at, event }) => [
          String(sequence),
          at,
          event.type,
          eventText(event),
        ]);
        for (const line of tableLines(['no.', 'at', 'what', 'about'], rows, ['right']))
          terminal.say(line);
        return EXIT.done;
      }),
  });

const receiptsOf = (text: string | undefined): readonly LedgerHead[] => {
  if (text === undefined) return [];
  const [, sequence, checksum] = /^(\d{1,12}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined || checksum === undefined)
    throw new AirlockError(
      'usage',
      'A receipt has the form number:checksum, as "ledger verify" prints it.',
    );
  return [{ sequence: Number(sequence), checksum: checksum as Checksum }];
};

const registerVerify: Register = (program, streams, report) =>
  defineCommand<RoomChoice & { receipt?: string }>(program, {
    name: 'verify',
    summary: 'prove that no entry was changed, removed or moved',
    streams,
    report,
    configure: (command) =>
      anyRoomOption(command).option(
        '--receipt <number:checksum>',
        'what an earlier verify printed: must still hold',
      ),
    act: async ({ terminal, options }) =>
      withRoom({ terminal, options }, 'read', async (room) => {
        const verdict = await room.verify(receiptsOf(options.receipt));
        terminal.document(verdict);
        if (verdict.outcome === 'whole') {
          const { sequence, checksum } = verdict.head;
          terminal.say(`The ledger is whole: ${sequence} entries, each sealed and in its place.`);
          terminal.say(`Receipt ${sequence}:${checksum}`);
        } else if (!terminal.json) terminal.note(brokenText(verdict));
        for (const line of noteLines(verdict)) terminal.say(line);
        return verdict.outcome === 'whole' ? EXIT.done : EXIT.fault;
      }),
  });

const noteLines = ({ foreign, backwards }: LedgerNotes): readonly string[] => [
  ...backwards
    .slice(0, MAX_BACKWARDS)
    .map(
      (entry) => `Entry ${entry} has an earlier time than the one before it: two clocks differ.`,
    ),
  ...(backwards.length > MAX_BACKWARDS ? [`${backwards.length} entries in all have.`] : []),
  ...foreign.map((name) => `Not an entry, and left alone: "${name}" in the folder of the ledger.`),
];
