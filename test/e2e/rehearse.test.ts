import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { expectRefused, runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const EXAMPLE = fileURLToPath(new URL('../../examples/febrl/', import.meta.url));

interface Inputs {
  readonly publisher?: string;
  readonly mapping?: string;
}

/** A rehearsal of the example with other inputs of the publisher, the second party. */
const rehearsal = async ({ publisher, mapping }: Inputs) => {
  const folder = await tempFolder();
  const inside = async (name: string, text: string | undefined): Promise<string | undefined> => {
    if (text === undefined) return undefined;
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const file = (await inside('list.csv', publisher)) ?? `${EXAMPLE}dataset4b.csv`;
  const mapped = await inside('mapping.yaml', mapping);
  const args = [
    ...['rehearse', '--room', join(folder, 'room'), '--agreement', `${EXAMPLE}agreement.yaml`],
    ...['--file', `brand=${EXAMPLE}dataset4a.csv`, '--file', `publisher=${file}`],
    ...(mapped === undefined ? [] : ['--mapping', `publisher=${mapped}`]),
    ...['--attest', 'It is public.'],
  ];
  return { folder, args };
};

describe('"rehearse" looks at both lists and both mappings before any work', () => {
  it.each<[string, Inputs, RegExp]>([
    ['a list is empty', { publisher: '' }, /^For "publisher": .*list\.csv" is empty/],
    [
      'a list lacks a column of its mapping',
      { publisher: 'a,b\n1,2\n' },
      /^For "publisher": There is no column /,
    ],
    [
      'a mapping is none',
      { mapping: 'identifers: {}\n' },
      /^For "publisher": .*mapping\.yaml:1: the key "identifers" is not known here: write "ident/,
    ],
    [
      'a mapping maps what the agreement does not use',
      { mapping: 'identifiers: { maid: { column: x } }\n' },
      /^For "publisher": .*the kind "maid"/i,
    ],
  ])('and makes no room where %s', async (_, inputs, says) => {
    const { folder, args } = await rehearsal(inputs);
    const before = await readdir(folder);
    const ran = await runCli(...args);
    expect(ran.code).not.toBe(0);
    expect(ran.err).toMatch(says);
    expect(ran.out).toBe('');
    expect(await readdir(folder)).toEqual(before);
    const { out } = await runCli(...args, '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'error', steps: [] });
  });
});

describe('"rehearse", stopped in between', () => {
  it('names the steps that were done', async () => {
    const { folder, args } = await rehearsal({});
    await writeFile(join(folder, 'room-drops'), 'in the way');
    const { code, out } = await runCli(...args, '--json');
    expect(code).not.toBe(0);
    const { steps } = JSON.parse(out) as { steps: { command: string[] }[] };
    expect(steps.map(({ command }) => command[0])).toEqual(['init']);
  });

  it('names a party without a file before it does anything', async () => {
    const { args } = await rehearsal({});
    const alone = args.filter((_, at) => at < 7 || at > 8);
    await expectRefused(alone, { code: 2, says: /--file publisher=path/ });
  });
});

it('"rehearse --help" says whose mapping that is, and where it is looked for', async () => {
  const { out } = await runCli('rehearse', '--help');
  expect(out.replaceAll(/\s+/g, ' ')).toContain(
    'the mapping file of a party (once for each), if it is not <party>-mapping.yaml in the folder of the agreement; of its events <party.dataset=path> or <party>-<dataset>-mapping.yaml',
  );
});
