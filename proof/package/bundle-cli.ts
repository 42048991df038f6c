import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Some packages inside are CommonJS and ask for Node's own modules by `require`. */
const BANNER = `import { createRequire as createRequireOf } from 'node:module';
const require = createRequireOf(import.meta.url);`;

/** What the code looks for from where it stands, and where that is in this repository. */
const BESIDE: readonly (readonly [to: string, from: string])[] = [
  ['cli/sql', 'sql'],
  ['cli/kernel/tokenise.wasm', 'kernel/tokenise.wasm'],
  ['cli/highs.wasm', 'node_modules/highs/build/highs.wasm'],
  ['examples/retail', 'examples/retail'],
];

/**
 * Makes the command and the client as JavaScript of their own, in `cli/` of a folder, with all that they need but
 * DuckDB, whose file each machine takes for itself. What older builds left there goes.
 */
export const bundleCli = async (folder: string): Promise<void> => {
  for (const old of ['cli', 'examples'])
    await rm(join(folder, old), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      airlock: 'cli/main.ts',
      index: 'cli/index.ts',
      worker: 'adapters/kernel/worker.ts',
    },
    outdir: join(folder, 'cli'),
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
  for (const [to, from] of BESIDE)
    await cp(join(ROOT, from), join(folder, to), { recursive: true });
};
