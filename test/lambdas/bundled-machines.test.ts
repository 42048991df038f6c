import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FUNCTION_NAMES, FUNCTIONS } from '#core/access/functions.ts';
import { resourcesOf } from '#core/deployment/template.ts';
import { bundledMachines } from '#infra/bundled-machines.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildFunction } from '#lambdas/build.ts';
import { synthesise } from '#proof/access/synthesised-room.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Lambda's word in a template, by ours. */
const ARCHITECTURES = { arm64: 'arm64', x64: 'x86_64' } as const;

describe.each(['arm64', 'x64'] as const)('the bundles for %s', (architecture) => {
  let out: string;
  beforeAll(async () => {
    out = await tempFolder();
    for (const name of FUNCTION_NAMES) await buildFunction(name, { out, architecture });
  }, 120_000);
  afterAll(removeTempFolders);

  it('hold native files of that processor alone, which their templates say', () => {
    const { stacks } = synthesise(stageConfig('prod', { architecture }));
    const functions = resourcesOf(stacks, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    for (const { properties } of functions) {
      const name = FUNCTION_NAMES.find(
        (each) => properties.FunctionName === `airlock-prod-${each}`,
      );
      expect(properties.Architectures).toEqual([ARCHITECTURES[architecture]]);
      const native =
        name !== undefined && ['duckdb', 'kernel'].includes(FUNCTIONS[name].carries ?? '');
      expect([...bundledMachines(join(out, name ?? ''))]).toEqual(native ? [architecture] : []);
    }
  });

  it('hold the kernel and the entry of its threads where drops are worked on, and nowhere else', () => {
    for (const name of FUNCTION_NAMES) {
      const kernel = join(out, name, 'kernel');
      const held = existsSync(kernel) ? readdirSync(kernel).sort() : [];
      const worksOnDrops = ['tokenise-part', 'settle-shard', 'forget-people'].includes(name);
      expect(held).toEqual(worksOnDrops ? ['settle.wasm', 'tokenise.wasm'] : []);
      expect(existsSync(join(out, name, 'worker.mjs'))).toBe(worksOnDrops);
    }
  });
});
