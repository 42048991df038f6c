import { resolve } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { buildFunctions } from '#lambdas/build.ts';
import { givenConfig } from '#proof/build/given-config.ts';

try {
  const { bundles, architecture } = givenConfig(process.argv.slice(2));
  await buildFunctions({ out: resolve(bundles), architecture });
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'usage' ? 2 : 1;
}
