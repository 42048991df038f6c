import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName, handlerOf } from '#core/access/functions.ts';
import type { Architecture } from '#lambdas/duckdb-binding.ts';
import { copyDuckDb } from '#lambdas/duckdb-packages.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Some packages inside are CommonJS and ask for Node's own modules by `require`. */
const BANNER = `import { createRequire as createRequireOf } from 'node:module';
const require = createRequireOf(import.meta.url);`;

/** Where a bundle goes, and for which processor. */
export interface Target {
  readonly out: string;
  readonly architecture: Architecture;
}

/**
 * Bundles one function into a folder of its own, with everything that it needs at run time, the AWS
 * SDK too: what runs is what was tested. Its handler is `index.handler`. Answers the folder.
 */
export const buildFunction = async (name: FunctionName, target: Target): Promise<string> => {
  const folder = join(target.out, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: { index: handlerOf(name) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    // Chunks lie beside the entry, so that what is loaded later finds the same files beside it.
    chunkNames: '[name]-[hash]',
    splitting: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: ['@duckdb/*'],
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const { carries } = FUNCTIONS[name];
  if (carries === 'sql') await cp(join(ROOT, 'sql'), join(folder, 'sql'), { recursive: true });
  if (carries === 'duckdb')
    await copyDuckDb({ root: ROOT, folder, architecture: target.architecture });
  return folder;
};

/** Bundles every function. */
export const buildFunctions = async (target: Target): Promise<void> => {
  for (const name of FUNCTION_NAMES) await buildFunction(name, target);
};
