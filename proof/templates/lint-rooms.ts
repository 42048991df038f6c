import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { documentOf, type WrittenPolicy } from '#proof/templates/written-policy.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('lint-templates.py', import.meta.url));

/** What cfn-lint or parliament says, by which rule, of what. */
const Finding = z.strictObject({
  tool: z.enum(['cfn-lint', 'parliament']),
  rule: z.string(),
  where: z.string(),
  says: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** What is looked at: templates by name, and policies without intrinsics. What is there twice is read once. */
export interface LintedRooms {
  readonly templates: ReadonlyMap<string, unknown>;
  readonly policies: readonly WrittenPolicy[];
  readonly region: string;
}

const onceEach = (named: Iterable<readonly [string, unknown]>): ReadonlyMap<string, string> =>
  new Map([...named].map(([name, value]) => [JSON.stringify(value), name]));

/**
 * Runs both linters over all of it in one process of Python. Policies of who may take a role are left out:
 * parliament reads them as if they were given to somebody.
 */
export const lintRooms = async (
  python: string,
  { templates, policies, region }: LintedRooms,
): Promise<readonly Finding[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-lint-'));
  try {
    for (const [template, name] of onceEach(templates))
      await writeFile(join(folder, `${name}.template.json`), template);
    const documents = policies
      .filter(({ kind }) => kind !== 'trust')
      .map(
        (policy) => [policy.where, { where: policy.where, policy: documentOf(policy) }] as const,
      );
    const given = [...onceEach(documents).keys()].map((each): unknown => JSON.parse(each));
    await writeFile(join(folder, 'policies.json'), JSON.stringify(given));
    const { stdout } = await run(python, [SCRIPT, folder, region], { maxBuffer: 64_000_000 });
    return z.array(Finding).parse(JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
