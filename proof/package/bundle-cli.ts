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

/** Views are compiled like all else: what lets Node read them from source stays out. */
const COMPILED_VIEWS: Plugin = {
  name: 'compiled-views',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^#console\/jsx-loader\.ts$/ }, ({ path }) => ({
      path,
      namespace: 'compiled-views',
    }));
    onLoad({ filter: /./, namespace: 'compiled-views' }, () => ({ contents: 'export {};' }));
  },
};

/** What a package makes when it is loaded, and no command needs as a rule: here it is made when somebody asks. */
interface Late {
  readonly file: RegExp;
  readonly made: string;
  readonly madeWhenAsked: string;
}

const SEGMENTER = {
  made: 'const segmenter = new Intl.Segmenter();',
  madeWhenAsked: `let madeSegmenter;
const segmenter = { segment: (text) => (madeSegmenter ??= new Intl.Segmenter()).segment(text) };`,
};

const LATE: readonly Late[] = [
  { file: /[/\\]wrap-ansi[/\\]index\.js$/, ...SEGMENTER },
  { file: /[/\\]string-width[/\\]index\.js$/, ...SEGMENTER },
  {
    file: /[/\\]string-width[/\\]index\.js$/,
    made: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
    madeWhenAsked: `let madePictures;
const rgiEmojiRegex = { test: (text) => (madePictures ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };`,
  },
];

const LATE_PARTS: Plugin = {
  name: 'late-parts',
  setup: ({ onLoad }) =>
    onLoad(
      { filter: new RegExp(LATE.map(({ file }) => file.source).join('|')) },
      async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const { made, madeWhenAsked } of LATE.filter(({ file }) => file.test(path))) {
          if (!contents.includes(made)) throw new Error(`${path} is another than it was`);
          contents = contents.replace(made, () => madeWhenAsked);
        }
        return { contents };
      },
    ),
};

/** What the shortest command with a room works with; nearly all of it every other command does too. */
const ROOM_BASE = [
  'cli/commands/status.ts',
  'core/usecases/upkeep/room-status.ts',
  'core/usecases/upkeep/waiting-data.ts',
];

/** What loads something where no room is: help and a fault need none, and a worker does one job. */
const WITHOUT_ROOM = ['cli/main.ts', 'cli/program.ts', 'adapters/kernel/jobs.ts'];

/**
 * Cutting makes a file of all modules that the same parts of the program share: of a hundred parts hundreds of
 * small ones, and to find and link a file takes longer than to read it. Where each part brings the base of a room,
 * that base is one file.
 */
const ONE_BASE: Plugin = {
  name: 'one-base',
  setup: ({ onResolve, onLoad }) => {
    const without = new Set(WITHOUT_ROOM.map((path) => join(ROOT, path)));
    onResolve({ filter: /^#/ }, ({ kind, path, importer }) =>
      kind === 'dynamic-import' && !without.has(importer)
        ? { path: join(ROOT, path.slice(1)), namespace: 'on-base' }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'on-base' }, ({ path }) => {
      const base = ROOM_BASE.map((each) => `import ${JSON.stringify(join(ROOT, each))};`);
      return {
        resolveDir: ROOT,
        contents: [...base, `export * from ${JSON.stringify(path)};`].join('\n'),
      };
    });
  },
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
  ...['agreement', 'brand-mapping', 'publisher-mapping'].map((name): [string, string] => [
    `examples/people/${name}.yaml`,
    `examples/people/${name}.yaml`,
  ]),
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
    plugins: [COMPILED_VIEWS, ONE_LANGUAGE, LATE_PARTS, ONE_BASE],
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
