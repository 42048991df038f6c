import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShardCount } from '#core/shards.ts';
import { runLimited } from '#proof/trino/run-limited.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LIMIT_SECONDS = 120;

/** The CDK's own command, of the version that the project pins. */
export const CDK = join(ROOT, 'node_modules/aws-cdk/bin/cdk');

/** Lambda's word for the processor of this machine, for which the functions are built here. */
export const ARCHITECTURE = process.arch === 'arm64' ? 'arm64' : 'x64';

/** A room to be synthesised. */
export interface Synthesis {
  readonly room: string;
  readonly shards: ShardCount;
  readonly epoch: number;
  /** Path of its agreement. */
  readonly agreement: string;
  /** Folder of the functions' bundles. */
  readonly bundles: string;
  /** Where the assembly goes. */
  readonly into: string;
}

/** Synthesises the app of the project as a person would, but for names, agreement and processor. */
export const synthesise = async ({ into, ...room }: Synthesis): Promise<void> => {
  const context = { stage: 'dev', ...room, architecture: ARCHITECTURE };
  const { outcome, said } = await runLimited(
    [
      process.execPath,
      ...[CDK, 'synth', '--quiet', '--no-notices', '--output', into],
      ...Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]),
    ],
    LIMIT_SECONDS,
    { cwd: ROOT },
  );
  if (outcome !== 'done') throw new Error(`cdk synth ended ${outcome}:\n${said.slice(-4000)}`);
};
