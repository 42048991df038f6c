import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');

/** Files, each with the rule that it breaks; `core/later.ts` breaks none. */
const FILES: readonly (readonly [path: string, text: string, rule?: string])[] = [
  ['core/later.ts', 'export const later = async (): Promise<boolean> => true;'],
  [
    'core/floating.ts',
    "import { later } from './later.ts';\nexport const a = (): void => {\n  later();\n};",
    'nursery/noFloatingPromises',
  ],
  [
    'core/misused.ts',
    "import { later } from './later.ts';\nexport const b = (): number => (later() ? 1 : 2);",
    'nursery/noMisusedPromises',
  ],
  [
    'core/one.ts',
    "import { d } from '#core/two.ts';\nexport const c = (): number => d();",
    'suspicious/noImportCycles',
  ],
  [
    'core/two.ts',
    "import { c } from '#core/one.ts';\nexport const d = (): number => c();",
    'suspicious/noImportCycles',
  ],
  ['core/dropFolder.ts', 'export const g = 1;', 'style/useFilenamingConvention'],
  ['core/drop_folder.ts', 'export const h = 1;', 'style/useFilenamingConvention'],
  ['core/Ledger.ts', 'export const i = 1;', 'style/useFilenamingConvention'],
  ['test/as-long-as-may-be.test.ts', `export const j = [\n${'  1,\n'.repeat(248)}];`],
  [
    'test/too-long.test.ts',
    `export const k = [\n${'  1,\n'.repeat(249)}];`,
    'style/noExcessiveLinesPerFile',
  ],
  ['core/any.ts', 'export const l: any[] = [];', 'suspicious/noExplicitAny'],
  ['core/console.ts', "console.error('x');", 'suspicious/noConsole'],
  [
    'console/pages/one.tsx',
    'export const M = () => <p>Words of its own</p>;',
    'style/noJsxLiterals',
  ],
  ['core/reads.ts', "export * from 'node:fs';", 'style/noRestrictedImports'],
];

const Report = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), location: z.object({ path: z.string() }) }),
  ),
});

let folder: string;
let faults: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-lint-'));
  for (const name of ['biome.json', 'package.json']) await cp(join(ROOT, name), join(folder, name));
  for (const [path, text] of FILES) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${text}\n`);
  }
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { stdout } = spawnSync(biome, ['lint', '--reporter=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = Report.parse(JSON.parse(stdout));
  faults = new Map(diagnostics.map(({ category, location }) => [location.path, category]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(FILES.map(([path, , rule]) => ({ path, rule: rule && `lint/${rule}` })))(
  'lint finds $rule in $path',
  ({ path, rule }) => expect(faults.get(path)).toBe(rule),
);
