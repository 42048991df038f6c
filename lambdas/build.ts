import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { z } from 'zod';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName, handlerOf } from '#core/access/functions.ts';
import { type Attestation, codeDigest } from '#core/deployment/attestation.ts';
import { type ArchiveDigest, archiveOfFolder, digestOf } from '#lambdas/bundle-archive.ts';
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
  const { carries } = FUNCTIONS[name];
  // Threads begin with a file of their own.
  const worker: Record<string, string> =
    carries === 'kernel' ? { worker: 'adapters/kernel/worker.ts' } : {};
  await build({
    absWorkingDir: ROOT,
    entryPoints: { index: handlerOf(name), ...worker },
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
    // Where a package really lies would stand in the bundle, and differ between machines.
    preserveSymlinks: true,
    logLevel: 'warning',
  });
  if (carries) await cp(join(ROOT, 'sql'), join(folder, 'sql'), { recursive: true });
  if (carries === 'kernel') await copyKernel(folder);
  if (carries === 'kernel' || carries === 'duckdb')
    await copyDuckDb({ root: ROOT, folder, architecture: target.architecture });
  return folder;
};

/** The kernel is the same files for every processor. What prepares drops runs with the parties alone. */
const copyKernel = async (folder: string): Promise<void> => {
  for (const module of ['tokenise', 'settle'])
    await cp(join(ROOT, `kernel/${module}.wasm`), join(folder, `kernel/${module}.wasm`));
};

/** Bundles one function, and puts the archive that is deployed beside the folder: `<name>.zip`. */
export const archiveFunction = async (
  name: FunctionName,
  target: Target,
): Promise<ArchiveDigest> => {
  const archive = await archiveOfFolder(await buildFunction(name, target));
  await writeFile(join(target.out, `${name}.zip`), archive);
  return digestOf(archive);
};

const Manifest = z.object({ version: z.string() });

/** Bundles every function, and says in `attestation.json` beside them what they are. */
export const buildFunctions = async (target: Target): Promise<Attestation> => {
  const functions: Record<string, ArchiveDigest> = {};
  for (const name of FUNCTION_NAMES) functions[name] = await archiveFunction(name, target);
  const { version } = Manifest.parse(
    JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')),
  );
  const attestation: Attestation = {
    kind: 'attestation',
    version,
    runtime: 'nodejs24.x',
    architecture: target.architecture,
    code: codeDigest(functions),
    functions,
  };
  const text = `${JSON.stringify(attestation, undefined, 2)}\n`;
  await writeFile(join(target.out, 'attestation.json'), text);
  return attestation;
};
