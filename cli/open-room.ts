import { type Access, localDeps } from '#adapters/local/deps.ts';
import { HomeReceipts } from '#adapters/local/home-receipts.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { inRoom } from '#cli/commands-in-room.ts';
import { keepReceipt } from '#cli/keep-receipt.ts';
import type { Terminal } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import { printable } from '#core/printable.ts';

/** Which room a command is about: a folder, unless a deployed one is named. */
export interface RoomChoice {
  readonly room: string;
  readonly stack?: string;
  /** Whether to tell what is for maintainers. */
  readonly debug?: boolean;
}

/** The folder in which a room is made. A room on AWS is made by its stacks: AirlockError('usage'). */
export const localFolderOf = ({ room, stack }: RoomChoice): string => {
  if (stack === undefined) return room;
  throw new AirlockError(
    'usage',
    'A room on AWS is deployed and not made by "init": deploy its stacks, then let each party approve.',
  );
};

/** Which command is run on which room. */
export interface RoomCommand {
  readonly terminal: Terminal;
  readonly options: RoomChoice;
}

type Use<Result> = (room: RoomClient) => Promise<Result>;

/**
 * Opens the room, lends it, and cleans up behind it. With `read`, nothing in a room of this machine
 * changes. How far the ledger was seen is kept at home, also when the command failed; what a fault tells to run is told
 * with the room.
 */
export const withRoom = async <Result>(
  command: RoomCommand,
  access: Access,
  use: Use<Result>,
): Promise<Result> => {
  const { stack } = command.options;
  try {
    return stack === undefined
      ? await withLocalRoom(command, access, use)
      : await withDeployedRoom({ ...command, stack }, use);
  } catch (fault) {
    throw inRoom(fault, command.options);
  }
};

const withLocalRoom = async <Result>(
  { terminal, options }: RoomCommand,
  access: Access,
  use: Use<Result>,
): Promise<Result> => {
  const room = await localDeps(options.room, access);
  try {
    return await watched(localClient(room), use, (seen) =>
      keepReceipt(terminal, room.receipts, seen ?? room.ledger.head),
    );
  } finally {
    if (options.debug) {
      noteWays(terminal, room.ways);
      noteUnkept(terminal, room.unkept);
    }
    await room.close();
  }
};

/** What of the parts the faster tokeniser left to the slower one. */
const noteWays = (terminal: Terminal, ways: readonly TokenisingWay[]): void => {
  for (const { wholeByReference, valuesByReference } of ways)
    terminal.note(
      wholeByReference
        ? 'tokenised by SQL, as the kernel does not read this part'
        : `tokenised by the kernel, but for ${valuesByReference} values that were read one at a time`,
    );
};

/** What later questions will compute again. */
const noteUnkept = (terminal: Terminal, causes: readonly unknown[]): void => {
  for (const cause of causes)
    terminal.note(`a match was not kept for later questions: ${printable(String(cause))}`);
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const withDeployedRoom = async <Result>(
  { terminal, stack }: RoomCommand & { readonly stack: string },
  use: Use<Result>,
): Promise<Result> => {
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { partyDeps } = await import('#adapters/aws/client/party-deps.ts');
  const { deployedClient } = await import('#adapters/aws/client/deployed-client.ts');
  const outputs = await findRoom(stack, process.env.AWS_REGION);
  const receipts = new HomeReceipts([outputs.Account, outputs.LedgerBucket]);
  const kept = await receipts.read();
  const room = partyDeps(outputs, kept ? [kept] : []);
  try {
    return await watched(deployedClient(room), use, (seen) =>
      keepReceipt(terminal, receipts, seen ?? room.ledger.head),
    );
  } finally {
    room.close();
  }
};

/** Lends a room, and tells at the end what a verification saw of the ledger, if there was one. */
const watched = async <Result>(
  room: RoomClient,
  use: Use<Result>,
  atEnd: (seen: LedgerHead | undefined) => Promise<void>,
): Promise<Result> => {
  let seen: LedgerHead | undefined;
  const verify: RoomClient['verify'] = async (receipts) => {
    const verdict = await room.verify(receipts);
    if (verdict.outcome === 'whole') seen = verdict.head;
    return verdict;
  };
  try {
    return await use({ ...room, verify });
  } finally {
    await atEnd(seen);
  }
};
