import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EXIT } from '#cli/exit-codes.ts';
import { ErrorDocument } from '#core/documents/error-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { AirlockError } from '#core/errors.ts';

const MAIN = fileURLToPath(new URL('../../../cli/main.ts', import.meta.url));

const Fault = z.union([ErrorDocument, RefusalDocument]);

/** The largest document is the ledger of a room for trials. */
const MOST_BYTES = 1 << 26;

/** Longer than the room may take for a drop. */
const LIMIT_MS = 1_200_000;

/**
 * Runs a command of the product as a party, with `--json`, and answers its document. Throws AirlockError if
 * it failed; that nothing could be released is an answer.
 */
export type AsParty = (party: string, ...args: readonly string[]) => Promise<unknown>;

/** Whose commands reach which room. */
export interface PartySetting {
  readonly stack: string;
  readonly region: string;
  readonly profiles: Readonly<Record<string, string>>;
  /** What the commands remember of the room goes with this folder. */
  readonly folder: string;
}

/** Keys of the environment would be taken in place of a profile. */
const OTHER_KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** A process of its own for each command: who calls is told by its variables. */
export const spawnAsParty =
  ({ stack, region, profiles, folder }: PartySetting): AsParty =>
  async (party, ...args) => {
    const env = {
      ...process.env,
      AWS_PROFILE: profiles[party],
      AWS_REGION: region,
      AIRLOCK_HOME: join(folder, 'home', party),
      ...Object.fromEntries(OTHER_KEYS.map((name) => [name, undefined])),
    };
    const command = [MAIN, ...commandOf(party, args), '--stack', stack];
    const limits = { maxBuffer: MOST_BYTES, timeout: LIMIT_MS };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, command, { env, ...limits }, (error, out) => {
        try {
          resolve(documentOf(Number(error?.code ?? 0), out));
        } catch (fault) {
          reject(fault);
        }
      });
    });
  };

/** A command line of a party, but for the room. The ledger is the same for whoever looks. */
export const commandOf = (party: string, args: readonly string[]): readonly string[] => [
  ...args,
  ...(args[0] === 'ledger' ? [] : ['--party', party]),
  '--json',
];

/** What a command answered. Throws what it told to be wrong. */
export const documentOf = (exit: number, out: string): unknown => {
  const document: unknown = out === '' ? undefined : JSON.parse(out);
  if (exit === EXIT.done || exit === EXIT.nothingReleased) return document;
  const said = Fault.safeParse(document).data?.error.message;
  throw new AirlockError('room', said ?? `A command ended with ${exit}, without a word.`);
};
