import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { allowedArrows, arrowsOf, drawArrows } from '#test/architecture/arrows.ts';
import { moduleCycle } from '#test/architecture/cycles.ts';
import { layerFaults } from '#test/architecture/layer-faults.ts';
import { importsOf, readSources, type SourceFile } from '#test/architecture/source-file.ts';

const sources = await readSources([
  ...['core', 'adapters', 'lambdas', 'infra', 'sample', 'redteam', 'cli', 'console', 'proof'],
]);
const page = await readFile(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');

const importing = (path: string, target: string): SourceFile => ({
  path,
  text: `import { it } from '${target}';\n`,
});

describe('the arrows between layers', () => {
  it('are kept by every file', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(layerFaults(sources)).toEqual([]);
  });

  it.each([
    ['core/usecases/a.ts', 'node:fs'],
    ['core/usecases/a.ts', '@duckdb/node-api'],
    ['core/usecases/a.ts', '#adapters/local/deps.ts'],
    ['core/usecases/a.ts', '#cli/main.ts'],
    ['core/ledger/a.ts', 'yaml'],
    ['core/ledger/a.ts', '#core/ports/object-store.ts'],
    ['core/ledger/a.ts', '#core/chain/chain.ts'],
    ['core/ports/a.ts', '#core/chain/chain.ts'],
    ['core/ports/a.ts', '#core/tokens/subkey.ts'],
    ['core/agreement/lookup.ts', 'yaml'],
    ['core/agreement/lookup.ts', 'node:crypto'],
    ['core/identifiers/email.ts', 'libphonenumber-js/min'],
    ['core/identifiers/a.ts', '../tokens/token.ts'],
    ['core/identifiers/a.ts', '#core/analyses/question.ts'],
    ['core/identifiers/a.ts', '#core/documents/release.ts'],
    ['core/tokens/a.ts', '#core/analyses/question.ts'],
    ['core/privacy/a.ts', '#core/agreement/agreement-schema.ts'],
    ['core/agreement/a.ts', '#core/privacy/exact/threshold.ts'],
    ['core/agreement/a.ts', '#core/documents/release.ts'],
    ['core/analyses/a.ts', '#core/agreement/agreement-schema.ts'],
    ['core/analyses/a.ts', '#core/documents/release.ts'],
    ['core/access/a.ts', 'aws-cdk-lib/aws-iam'],
    ['core/access/a.ts', '#core/documents/release.ts'],
    ['core/matching/a.ts', '#core/analyses/question.ts'],
    ['core/limits.ts', 'zod'],
    ['infra/a.ts', '#core/documents/release.ts'],
    ['infra/a.ts', '#lambdas/build.ts'],
    ['adapters/aws/a.ts', '#adapters/local/deps.ts'],
    ['adapters/aws/a.ts', '../local/deps.ts'],
    ['adapters/local/a.ts', '#adapters/aws/deps.ts'],
    ['adapters/local/a.ts', '@aws-sdk/client-s3'],
    ['adapters/local/a.ts', '#cli/main.ts'],
    ['adapters/duckdb/a.ts', '#adapters/local/deps.ts'],
    ['sample/a.ts', '#cli/render/table.ts'],
    ['redteam/a.ts', '#cli/render/table.ts'],
    ['cli/a.ts', '#proof/demo/step.ts'],
    ['proof/a.ts', '#test/support/run-cli.ts'],
    ['cli/commands/a.ts', '@aws-sdk/client-s3'],
    ['cli/commands/a.ts', '@smithy/signature-v4'],
    ['cli/commands/a.ts', '@duckdb/node-api'],
    ['cli/commands/a.ts', '#console/serve-console.ts'],
    ['cli/a.ts', 'hono'],
    ['console/pages/a.tsx', '#adapters/local/deps.ts'],
    ['console/pages/a.tsx', '#cli/commands.ts'],
    ['console/pages/a.tsx', '#cli/open-room.ts'],
    ['console/serve-console.ts', '@duckdb/node-api'],
    ['core/a.ts', '#console/pages.ts'],
    ['somewhere/else.ts', '#core/errors.ts'],
  ])('forbid %s to import %s', (path, target) => {
    expect(layerFaults([importing(path, target)])).toHaveLength(1);
  });

  it.each([
    ['core/usecases/a.ts', '#core/errors.ts'],
    ['core/agreement/yaml-text.ts', 'yaml'],
    ['core/identifiers/numbering-plan.ts', 'libphonenumber-js/min'],
    ['core/identifiers/profiles/a.ts', '../email.ts'],
    ['core/tokens/a.ts', '#core/identifiers/kinds.ts'],
    ['adapters/local/a.ts', '#adapters/duckdb/quote.ts'],
    ['adapters/aws/a.ts', '@aws-sdk/client-s3'],
    ['cli/commands/a.ts', '#adapters/local/deps.ts'],
    ['cli/commands/a.ts', '#sample/write-sample.ts'],
    ['cli/commands/console.ts', '#console/serve-console.ts'],
    ['console/pages/a.tsx', '#cli/commands/ask.ts'],
    ['console/pages/a.tsx', '#core/documents/release.ts'],
    ['infra/a.ts', '#core/access/functions.ts'],
    ['proof/demo/a.ts', '#cli/program.ts'],
  ])('let %s import %s', (path, target) => {
    expect(layerFaults([importing(path, target)])).toEqual([]);
  });
});

describe('the picture of the layers', () => {
  const drawn = [...page.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, picture]) => picture);

  it('in CONTRIBUTING.md shows the arrows that are allowed, and each is drawn by a file', () => {
    expect(drawn).toEqual([drawArrows(allowedArrows())]);
    expect(drawn).toEqual([drawArrows(arrowsOf(sources))]);
  });

  it('would show any other arrow, be it of a type', () => {
    const text = "import type { App } from '#infra/app.ts';\n";
    expect(drawn).not.toContain(drawArrows(arrowsOf([...sources, { path: 'lambdas/a.ts', text }])));
  });
});

describe('cycles of imports', () => {
  it('do not exist among the modules of core', () => {
    expect(moduleCycle(sources.filter(({ path }) => path.startsWith('core/')))).toBeUndefined();
  });

  it('are found, however long, and closed by imports of types', () => {
    const files = [
      importing('core/a/one.ts', '../b/two.ts'),
      importing('core/b/two.ts', '#core/c/three.ts'),
      { path: 'core/c/three.ts', text: "import type { One } from '#core/a/one.ts';\n" },
    ];
    expect(moduleCycle(files)).toEqual(['core/a', 'core/b', 'core/c', 'core/a']);
  });
});

describe('the reader of imports', () => {
  it('sees every form of import, and none in a comment', () => {
    const text = [
      "import 'side-effect';",
      "import a from 'default';",
      "import * as b from 'star';",
      "import {\n  type C,\n  d,\n} from 'lines';",
      "export { e } from './again.ts';",
      "export * from '#core/all.ts';",
      "import type { F } from 'type';",
      "const g = await import('later');",
      "// import h from 'comment';",
      "/* import i from 'comment'; */",
    ].join('\n');
    expect(importsOf({ path: 'core/x/y.ts', text })).toEqual([
      { target: 'side-effect', typeOnly: false },
      { target: 'default', typeOnly: false },
      { target: 'star', typeOnly: false },
      { target: 'lines', typeOnly: false },
      { target: 'core/x/again.ts', typeOnly: false },
      { target: 'core/all.ts', typeOnly: false },
      { target: 'type', typeOnly: true },
      { target: 'later', typeOnly: false },
    ]);
  });
});
