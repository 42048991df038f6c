import { Option } from 'commander';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type CliCommand, required } from '#cli/command.ts';
import { runCommand } from '#console/run-command.ts';
import { refusal } from '#core/errors.ts';

interface Options {
  readonly party: string;
  readonly days: number;
}

const echo: CliCommand<Options> = {
  examples: [],
  options: [required('--party <id>', 'who'), new Option('--days <n>', 'how long').default(7)],
  document: z.object({ kind: z.string() }),
  run: async ({ options, args, terminal }) => {
    if (options.party === 'nobody') throw refusal('wrong-party', 'This is for another party.');
    if (options.party === 'broken') throw new TypeError('jane.doe@example.org');
    terminal.progress('half of it');
    terminal.note('half of it is done');
    return { kind: 'echo', ...options, args, asked: terminal.hasSomebody };
  },
  render: () => [],
};

it('a command gets its own defaults, its arguments and nobody to ask', async () => {
  const { document } = await runCommand(echo, { party: 'brand' }, { args: ['one'] });
  expect(document).toEqual({ kind: 'echo', party: 'brand', days: 7, args: ['one'], asked: false });
});

it('what it says on its way is heard', async () => {
  const [heard, seen]: string[][] = [[], []];
  const onNote = (line: string) => heard?.push(line);
  const onProgress = (line: string) => seen?.push(line);
  await runCommand(echo, { party: 'brand' }, { onNote, onProgress });
  expect([heard, seen]).toEqual([['half of it is done'], ['half of it']]);
});

it('a refusal is a value with its reason', async () => {
  const { fault } = await runCommand(echo, { party: 'nobody' });
  expect(fault).toEqual({
    code: 'refused',
    reason: 'wrong-party',
    message: 'This is for another party.',
    exit: 3,
  });
});

it('an error that nobody foresaw tells its class alone', async () => {
  const { fault } = await runCommand(echo, { party: 'broken' });
  expect(fault).toMatchObject({ code: 'fault', message: expect.stringContaining('TypeError') });
  expect(fault?.message).not.toContain('jane');
});

it('an option that must be given and is not is named', async () => {
  const { fault } = await runCommand(echo, {});
  expect(fault).toMatchObject({ code: 'usage', message: expect.stringContaining('--party') });
});

it('what its argument "-" reads can be given with it, and is no argument', async () => {
  const reads: CliCommand<Options> = {
    ...echo,
    run: async ({ input, args }) => ({ kind: 'echo', length: input?.length, args }),
  };
  const { document } = await runCommand(reads, { party: 'brand' }, { args: ['-'], input: 'abc' });
  expect(document).toEqual({ kind: 'echo', length: 3, args: ['-'] });
});
