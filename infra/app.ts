import { App } from 'aws-cdk-lib';
import { AirlockError } from '#core/errors.ts';
import { givenOptions } from '#infra/given-options.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { writeAttestation } from '#infra/write-attestation.ts';

try {
  // An app of no stacks, only to ask: the command line tells its options to apps alone.
  const { node } = new App({ autoSynth: false });
  const { stage, overrides } = givenOptions(node.getAllContext());
  const config = stageConfig(stage, overrides);
  writeAttestation(buildRoom(config).app.synth(), config.bundles);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'room' ? 1 : 2;
}
