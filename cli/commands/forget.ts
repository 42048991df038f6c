import { join } from 'node:path';
import { Option } from 'commander';
import { dropSealing } from '#adapters/drop-sealing.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { shownAgreement } from '#cli/agreements/show-changes.ts';
import { anyRoomOptions, type CliCommand, type Given, partyOption } from '#cli/command.ts';
import type { ForgetOptions } from '#cli/forget/forget-options.ts';
import { listFiles } from '#cli/forget/list-files.ts';
import { prepareList } from '#cli/forget/prepare-list.ts';
import { withRoom } from '#cli/open-room.ts';
import { collect, wholeNumber } from '#cli/option-values.ts';
import { forgettingLines } from '#cli/render/forgetting.ts';
import { isDay } from '#cli/time-of.ts';
import { areSealed, partyOf } from '#core/agreement/lookup.ts';
import { isoDay } from '#core/day.ts';
import { ForgettingDocument } from '#core/documents/forgetting-document.ts';
import { AirlockError } from '#core/errors.ts';
import { ERASURE_REASONS } from '#core/ledger/erasures.ts';
import type { RoomClient } from '#core/ports/room-client.ts';

/** Time for the list to begin, and for the room to be done with it. */
const TIMEOUT_SECONDS = 1_200;

const several = (flags: string, summary: string): Option =>
  new Option(flags, summary).argParser(collect);

/** `airlock forget`: takes people out of a room, at once and for good, or lets those come back who do so by themselves. */
export const forget: CliCommand<ForgetOptions, ForgettingDocument> = {
  examples: [
    'forget requests.csv --room room --party brand --map email=Email',
    'forget opted-out.txt --room room --party brand --kind email --reason objection',
    'forget back.txt --room room --party brand --kind email --lift',
  ],
  argumentSummary: 'the list: files as "prepare" takes them, or - for standard input',
  options: [
    ...anyRoomOptions,
    partyOption,
    new Option('--kind <kind>', 'the list has one identifier of this kind a line, and no header'),
    several('--map <kind=column>', 'map a column to a kind (several: kind=a,b,c)'),
    several('--hashed <kind>', 'this kind is hashed already'),
    new Option('--mapping <file>', 'the mapping of "prepare"; of it only the identifiers count'),
    new Option('--reason <reason>', 'why they are taken out')
      .choices(ERASURE_REASONS)
      .default('erasure'),
    new Option('--received <date>', 'the day on which you were asked, if it was not today'),
    new Option('--lift', 'take these people out of those who are to stay forgotten').conflicts([
      'reason',
      'received',
    ]),
    new Option('--set-aside <file>', 'name each line that cannot be used, and why, in a new file'),
    new Option('--timeout <seconds>', 'how long to wait for a room on AWS to be done')
      .argParser(wholeNumber('--timeout'))
      .default(TIMEOUT_SECONDS),
    new Option('--encoding <name>', 'utf-8, latin1, windows-1252, utf-16le or utf-16be').default(
      'utf-8',
    ),
    new Option('--delimiter <character>', 'what separates columns, if it is not found out'),
  ],
  document: ForgettingDocument,
  run: (given) => withRoom(given, 'write', (room) => forgetIn(room, given)),
  render: forgettingLines,
};

const receivedOn = ({ received }: ForgetOptions): string => {
  const today = isoDay(new Date());
  if (received === undefined) return today;
  if (isDay(received) && received <= today) return received;
  throw new AirlockError(
    'usage',
    'The option --received needs a day that has come, such as 2026-11-27.',
  );
};

const forgetIn = async (
  room: RoomClient,
  { terminal, options, args }: Given<ForgetOptions>,
): Promise<ForgettingDocument> => {
  const received = receivedOn(options);
  const { signed } = shownAgreement(await room.agreements());
  const { id: party } = partyOf(signed.agreement, options.party);
  const files = await listFiles(args);
  return withTemporaryScratch('forget', async (scratch) => {
    const folder = join(scratch, 'list');
    const sealing = areSealed(signed.agreement)
      ? dropSealing(await room.dropKey(party))
      : undefined;
    const preparing = { terminal, options, files, signed, folder, sealing };
    const { list, report } = await prepareList(preparing);
    const patience = {
      timeoutSeconds: options.timeout,
      onWait: (seconds: number) => terminal.progress(`waiting for the room: ${seconds} s`),
    };
    const done = options.lift
      ? await room.lift(party, list, patience)
      : await room.forget(party, list, { reason: options.reason, received, ...patience });
    terminal.progress('');
    return { ...done, report };
  });
};
