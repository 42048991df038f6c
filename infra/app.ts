import { App } from 'aws-cdk-lib';
import { AirlockError } from '#core/errors.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';

/** What `-c key=value` may set beside the stage. */
const SETTABLE = [
  ...['room', 'agreement', 'region', 'architecture', 'bundles'],
  ...['alarmEmail', 'monthlyBudgetDollars'],
] as const;

const contextOf = (): ((key: string) => string | undefined) => {
  // An app of no stacks, only to ask: the command line tells its options to apps alone.
  const { node } = new App({ autoSynth: false });
  return (key) => node.tryGetContext(key) as string | undefined;
};

try {
  const given = contextOf();
  const overrides = Object.fromEntries(SETTABLE.map((key) => [key, given(key)]));
  buildRoom(stageConfig(given('stage') ?? 'dev', overrides)).app.synth();
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code === 'room' ? 1 : 2;
}
