import { describe, expect, it } from 'vitest';
import { buildCli } from '#proof/package/bundle-cli.ts';

const { metafile } = await buildCli('/nowhere', false);

/** Every module that is loaded with a module of ours, before anything of it runs. */
const loadedWith = (start: string): readonly string[] => {
  const loaded = new Set([start]);
  for (const path of loaded)
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? [])
      if (kind !== 'dynamic-import') loaded.add(next);
  return [...loaded];
};

/** Every file of the build that is linked before a part of the program runs. */
const filesOf = (part: string): ReadonlySet<string> => {
  const isPart = ([, { entryPoint }]: readonly [string, { entryPoint?: string }]) =>
    entryPoint?.endsWith(part);
  const [start] = Object.entries(metafile.outputs).find(isPart) ?? [];
  if (start === undefined) throw new Error(`no file of the build begins with ${part}`);
  const files = new Set([start]);
  for (const file of files)
    for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && metafile.outputs[path]) files.add(path);
  return files;
};

/** To find and link a file takes longer than to read it: `status` was a hundred of them once. */
const FEW_FILES = 40;

const HEAVY = /node_modules\/(?:zod|yaml|libphonenumber-js|hucre|@aws-sdk|@faker-js)\/|@duckdb/;

describe('the command as it is packed', () => {
  it('lists its commands without what any of them works with', () => {
    const loaded = ['cli/main.ts', 'cli/program.ts', 'cli/standard-streams.ts'].flatMap(loadedWith);
    expect(loaded).toContain('cli/commands.ts');
    expect(loaded.filter((path) => HEAVY.test(path))).toEqual([]);
    expect(loaded.filter((path) => path.startsWith('cli/commands/'))).toEqual([]);
  });

  it.each(['status', 'ask', 'ledger', 'releases', 'room', 'freeze', 'expire'])(
    'begins "%s" with no engine, numbering plan, workbook or YAML',
    (command) => {
      const loaded = loadedWith(`cli/commands/${command}.ts`);
      expect(loaded).toContain('adapters/local/local-client.ts');
      const heavy = loaded.filter((path) => HEAVY.test(path) && !path.includes('/zod/'));
      expect(heavy).toEqual([]);
    },
  );

  it.each([
    'cli/commands/status.ts',
    'cli/commands/ask.ts',
    'core/usecases/questions/answer-question.ts',
  ])('links few files before %s runs', (part) => {
    expect(filesOf(part).size).toBeLessThan(FEW_FILES);
  });

  it('has the views of the console compiled, and nothing that compiles them', () => {
    const inside = Object.keys(metafile.inputs);
    expect(
      inside.filter((path) => path.startsWith('console/') && path.endsWith('.tsx')),
    ).not.toEqual([]);
    expect(inside.filter((path) => /console\/jsx-loader|node_modules\/esbuild/.test(path))).toEqual(
      ['compiled-views:#console/jsx-loader.ts'],
    );
  });

  it('speaks one language: no other words of the schema library are in it', () => {
    const inside = Object.keys(metafile.inputs).filter((path) => /zod\/v4\/locales\//.test(path));
    expect(inside.map((path) => path.split('/').at(-1)).sort()).toEqual(['en.js', 'index.js']);
  });
});
