import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FUNCTION_NAMES, handlerOf } from '#core/access/functions.ts';
import { importsOf, readSources } from '#test/architecture/source-file.ts';

const VENDOR = '@cloud-copilot/';
/** The list of what AWS's services know, which is under the MIT licence. */
const DATA = `${VENDOR}iam-data`;
const ROOT = new URL('../../../', import.meta.url);

const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, ROOT), 'utf8'));

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const Lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});

describe('the access simulator, which is under the AGPL', () => {
  it('is imported by the tests of access alone', async () => {
    const sources = await readSources([
      ...['core', 'adapters', 'lambdas', 'infra', 'sample', 'redteam', 'cli', 'proof', 'test'],
    ]);
    const importing = sources.filter((source) =>
      importsOf(source).some(({ target }) => target.startsWith(VENDOR) && target !== DATA),
    );
    expect(importing.map(({ path }) => path)).toEqual(['proof/access/decide.ts']);
  });

  it('is there for development only, with all that it brings along', async () => {
    const manifest = Manifest.parse(await json('package.json'));
    expect(Object.keys(manifest.dependencies).filter((name) => name.startsWith(VENDOR))).toEqual(
      [],
    );
    expect(manifest.devDependencies).toHaveProperty([`${VENDOR}iam-simulate`]);
    const { packages } = Lock.parse(await json('package-lock.json'));
    const theirs = Object.entries(packages).filter(([path]) => path.includes(VENDOR));
    expect(theirs.length).toBeGreaterThan(2);
    expect(theirs.filter(([, { dev }]) => dev !== true)).toEqual([]);
  });

  it('is in no bundle of a function', async () => {
    const { metafile } = await build({
      absWorkingDir: new URL('.', ROOT).pathname,
      entryPoints: FUNCTION_NAMES.map(handlerOf),
      outdir: 'nowhere',
      external: ['@duckdb/*'],
      ...{ bundle: true, write: false, metafile: true, splitting: true },
      ...{ format: 'esm', platform: 'node', logLevel: 'silent' },
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.filter((path) => path.includes('zod')).length).toBeGreaterThan(0);
    expect(inputs.filter((path) => path.includes(VENDOR))).toEqual([]);
  });
});
