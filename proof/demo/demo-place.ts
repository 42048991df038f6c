import { join } from 'node:path';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { runCommand } from '#cli/program.ts';
import { AirlockError } from '#core/errors.ts';
import type { DemoOptions } from '#proof/demo/options.ts';

/** Where the demo happens. The room is one folder; each party's own machine is played by another. */
export interface DemoPlace {
  readonly options: DemoOptions;
  readonly room: string;
  /** The room in which a campaign is measured. */
  readonly campaign: string;
  readonly files: string;
  readonly agreement: string;
  readonly dropOf: (party: Party) => string;
}

/** The two parties of the retail example. */
export const PARTIES = ['brand', 'publisher'] as const;
export type Party = (typeof PARTIES)[number];

/** The places of a demo in a folder. */
export const placeIn = (folder: string, options: DemoOptions): DemoPlace => ({
  options,
  room: join(folder, 'room'),
  campaign: join(folder, 'campaign'),
  files: join(folder, 'files'),
  agreement: join(folder, 'files', 'agreement.yaml'),
  dropOf: (party) => join(folder, 'drops', party),
});

/** What a command came to. */
interface Ran {
  readonly exitCode: ExitCode;
  readonly document: unknown;
}

/** Runs a command line with `--json`, exactly as a program of a party would. */
const runJson = async (...args: readonly string[]): Promise<Ran> => {
  let out = '';
  const exitCode = await runCommand([...args, '--json'], {
    out: {
      write: (text) => {
        out += text;
      },
    },
    err: { write: () => {} },
  });
  return { exitCode, document: JSON.parse(out) };
};

/** Runs a command that must succeed; answers its document. */
export const mustRun = async (...args: readonly string[]): Promise<unknown> => {
  const { exitCode, document } = await runJson(...args);
  if (exitCode === EXIT.done || exitCode === EXIT.nothingReleased) return document;
  const { error } = document as { error?: { message: string } };
  const why = error?.message ?? `exit code ${exitCode}`;
  throw new AirlockError('room', `The demo stops, because "airlock ${args[0]}" failed: ${why}`);
};

/** Runs a command that must be refused; answers the sentence why, or undefined if it did what it was told. */
export const mustBeRefused = async (...args: readonly string[]): Promise<string | undefined> => {
  const { exitCode, document } = await runJson(...args);
  if (exitCode !== EXIT.refused) return undefined;
  return (document as { error: { message: string } }).error.message;
};
