import { execFile } from 'node:child_process';
import { expect } from 'vitest';
import { runCommand } from '#cli/program.ts';
import type { Streams } from '#cli/terminal.ts';
import { builtCli } from '#test/support/built-cli.ts';
import { expectPublished } from '#test/support/published-schemas.ts';

/** Longer than any command here takes: a hang is a failure with a name. */
const LIMIT_MS = 120_000;

/** What a command answered. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside this process, where nobody can be asked. */
export const runCli = (...args: readonly string[]): Promise<Ran> => runWith({}, args);

/** The same, where somebody sits who types these answers, one to a question, and then leaves. */
export const runAnswering = async (
  answers: readonly string[],
  ...args: readonly string[]
): Promise<Ran & { readonly questions: readonly string[] }> => {
  const left = [...answers];
  const questions: string[] = [];
  const ask = async (question: string): Promise<string | undefined> => {
    questions.push(question);
    return left.shift();
  };
  return { ...(await runWith({ ask }, args)), questions };
};

const runWith = async (more: Pick<Streams, 'ask'>, args: readonly string[]): Promise<Ran> => {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    ...more,
  });
  if (args.includes('--json')) expectPublished(args, out);
  return { code, out, err };
};

/** How a process of its own is set up. */
interface Spawning {
  /** More flags for Node. */
  readonly nodeFlags?: readonly string[];
  /** Its variables; those of this process if left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another user, if this one is root. */
  readonly uid?: number;
  readonly gid?: number;
  /** What it reads on standard input. */
  readonly input?: string | Uint8Array;
}

/** Runs a command line in a process of its own. One that hangs is ended, with code -1. */
export const spawnCli = (
  args: readonly string[],
  { nodeFlags = [], env = { ...process.env, NODE_OPTIONS: '' }, input, ...user }: Spawning = {},
): Promise<Ran> =>
  new Promise<Ran>((resolve) => {
    const child = execFile(
      process.execPath,
      [...nodeFlags, builtCli(), ...args],
      { env, ...user, maxBuffer: 1 << 26, timeout: LIMIT_MS },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
    if (input !== undefined) child.stdin?.end(input);
  }).then((ran) => {
    if (args.includes('--json') && ran.out !== '') expectPublished(args, ran.out);
    return ran;
  });

/** Runs a command that must succeed and answers its one JSON document. */
export const runJson = async <Document>(...args: readonly string[]): Promise<Document> => {
  const ran = await runCli(...args, '--json');
  expect(ran, args.join(' ')).toMatchObject({ code: 0, err: '' });
  return onlyDocument(ran) as Document;
};

/** The one document that `--json` promises; fails if there is more or less on stdout. */
export const onlyDocument = ({ out }: Ran): unknown => {
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(out);
};

const STACK = /^\s+at |\n\s+at |node:internal/;

/** One sentence on stderr: a capital or a quoted name first, a full stop last, no stack, no `undefined`. */
export const expectOneSentence = ({ err }: Ran): void => {
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toMatch(/^(["A-Z\d]|[^\s:]+:\d+: ).*\.\n$/);
  expect(err).not.toMatch(STACK);
  expect(err).not.toMatch(/undefined|\[object|NaN|Something went wrong/);
};

/** What a refusal must look like, however it is asked for. */
export interface Refusal {
  readonly code: number;
  readonly says?: RegExp;
  /** Texts that may stand in nothing that is printed. */
  readonly secrets?: readonly string[];
}

/** None of the texts stands on either stream. */
export const expectSilence = ({ out, err }: Ran, secrets: readonly string[]): void => {
  const leaked = secrets.filter((secret) => (out + err).includes(secret));
  expect(leaked).toEqual([]);
};

/**
 * Runs a command for people, for programs and for maintainers. Each time the exit code is the same
 * and nothing secret is printed; people get one sentence, programs one document.
 */
export const expectRefused = async (args: readonly string[], refusal: Refusal): Promise<void> => {
  const { code, says = /./, secrets = [] } = refusal;
  const forPeople = await runCli(...args);
  expect(forPeople.code, forPeople.err).toBe(code);
  expectOneSentence(forPeople);
  expect(forPeople.err).toMatch(says);
  const forPrograms = await runCli(...args, '--json');
  expect(forPrograms.code).toBe(code);
  onlyDocument(forPrograms);
  const forMaintainers = await runCli(...args, '--debug');
  expect(forMaintainers.code).toBe(code);
  for (const ran of [forPeople, forPrograms, forMaintainers]) expectSilence(ran, secrets);
};
