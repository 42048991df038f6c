import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildResult, build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Some packages inside are CommonJS and ask for Node's own modules by `require`. */
const BANNER = `import { createRequire as createRequireOf } from 'node:module';
const require = createRequireOf(import.meta.url);`;

/** We say in our own words what is wrong with a document, in one language: the other fifty are read for nothing. */
const ONE_LANGUAGE: Plugin = {
  name: 'one-language',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\]zod[/\\]v4[/\\]locales[/\\]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

/** Both make a segmenter of letters when they are loaded, which takes as long as all else that a command starts with. */
const MAKES_SEGMENTER = 'const segmenter = new Intl.Segmenter();';
const MAKES_IT_WHEN_ASKED = `let made;
const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };`;

const LATE_SEGMENTER: Plugin = {
  name: 'late-segmenter',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[/\\](?:string-width|wrap-ansi)[/\\]index\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes(MAKES_SEGMENTER)) throw new Error(`${path} is another than it was`);
      return { contents: text.replace(MAKES_SEGMENTER, MAKES_IT_WHEN_ASKED) };
    }),
};

/** What the code looks for from where it stands, and where that is in this repository. */
const BESIDE: readonly (readonly [to: string, from: string])[] = [
  ['cli/sql', 'sql'],
  ...['prepare', 'tokenise', 'settle'].map((module): [string, string] => [
    `cli/kernel/${module}.wasm`,
    `kernel/${module}.wasm`,
  ]),
  ['cli/highs.wasm', 'node_modules/highs/build/highs.wasm'],
  ['examples/retail', 'examples/retail'],
];

/** The build of the command and the client, written to a folder or told of alone. */
export const buildCli = (
  folder: string,
  write: boolean,
): Promise<BuildResult<{ metafile: true }>> =>
  build({
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
    // Names stay as they are: a fault that nobody foresaw is told by the name of its class.
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.15',
    external: ['@duckdb/*'],
    plugins: [ONE_LANGUAGE, LATE_SEGMENTER],
    banner: { js: BANNER },
    legalComments: 'linked',
    logLevel: 'warning',
    metafile: true,
    write,
  });

/**
 * Makes the command and the client as JavaScript of their own, in `cli/` of a folder, with all that they need but
 * DuckDB, whose file each machine takes for itself. What older builds left there goes.
 */
export const bundleCli = async (folder: string): Promise<void> => {
  for (const old of ['cli', 'examples'])
    await rm(join(folder, old), { recursive: true, force: true });
  await buildCli(folder, true);
  for (const [to, from] of BESIDE)
    await cp(join(ROOT, from), join(folder, to), { recursive: true });
};
