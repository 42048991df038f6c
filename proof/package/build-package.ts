import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const OUT = join(DIST, 'cli');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** Some packages inside are CommonJS and ask for Node's own modules by `require`. */
const BANNER = `import { createRequire as createRequireOf } from 'node:module';
const require = createRequireOf(import.meta.url);`;

/** What the code looks for beside itself, and where it stands in this repository. */
const BESIDE: readonly (readonly [to: string, from: string])[] = [
  [join(OUT, 'sql'), 'sql'],
  [join(OUT, 'highs.wasm'), 'node_modules/highs/build/highs.wasm'],
  [join(DIST, 'examples/retail'), 'examples/retail'],
];

/**
 * Builds what `npm pack` packs: the command and the client as JavaScript of their own, with all that they
 * need but DuckDB, whose file each machine takes for itself, and their types.
 */
const buildCli = async (): Promise<void> => {
  for (const old of [OUT, join(DIST, 'examples')]) await rm(old, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: { airlock: 'cli/main.ts', index: 'cli/index.ts' },
    outdir: OUT,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    splitting: true,
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.15',
    external: ['@duckdb/*'],
    banner: { js: BANNER },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  for (const [to, from] of BESIDE) await cp(join(ROOT, from), to, { recursive: true });
  await writeTypes();
};

/** The declarations that `cli/index.ts` comes down to; the rest of the source says nothing to a caller. */
const writeTypes = async (): Promise<void> => {
  const all = await mkdtemp(join(tmpdir(), 'airlock-types-'));
  try {
    const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', all];
    execFileSync(process.execPath, [TSC, '-p', ROOT, ...flags, '--rootDir', ROOT]);
    const wanted = new Set(['cli/index']);
    for (const name of wanted) {
      const text = await readFile(join(all, `${name}.d.ts`), 'utf8');
      for (const [, other = ''] of text.matchAll(/from '#([^']+)\.ts'/g)) wanted.add(other);
      await mkdir(join(OUT, 'types', dirname(name)), { recursive: true });
      await writeFile(join(OUT, 'types', `${name}.d.ts`), text);
    }
  } finally {
    await rm(all, { recursive: true, force: true });
  }
};

await buildCli();
