import { Option } from 'commander';
import { exportedSettings, savedSettings } from '#adapters/exported-settings.ts';
import { readPlaces, readTemplates } from '#adapters/template-folder.ts';
import { type CliCommand, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { readAttestation } from '#cli/read-attestation.ts';
import { deploymentLines } from '#cli/render/deployment-verdict.ts';
import { checkAttested } from '#core/deployment/attestation.ts';
import type { Place } from '#core/deployment/resolve-template.ts';
import { DeploymentVerdictDocument } from '#core/documents/deployment-verdict-document.ts';
import type { DeployedSettings } from '#core/ports/deployed-settings.ts';

interface Options {
  readonly stack: string;
  readonly expected: string;
  readonly attestation?: string;
  readonly offline?: string;
  readonly save?: string;
}

/** `airlock verify-deployment`: whether a deployed room is what a source and an agreement make. */
export const verifyDeployment: CliCommand<Options, DeploymentVerdictDocument> = {
  examples: [
    'verify-deployment --stack outputs.json --expected cdk.out',
    'verify-deployment --stack outputs.json --expected cdk.out --save exported',
    'verify-deployment --stack outputs.json --expected cdk.out --offline exported',
  ],
  options: [
    required(
      '--stack <name>',
      'the room: its name, or a .json file of its outputs (cdk deploy --outputs-file)',
    ),
    new Option(
      '--expected <dir>',
      'the templates to hold it against: what "npm run synth" made of the source and the agreement',
    ).default('cdk.out'),
    new Option(
      '--attestation <file>',
      'attestation.json of the release that the code has to be, for templates that somebody else made',
    ),
    new Option('--offline <dir>', 'files that somebody else exported, in place of the account'),
    new Option(
      '--save <dir>',
      'a folder to be made, for what was read: others verify it with --offline',
    ).conflicts('offline'),
  ],
  document: DeploymentVerdictDocument,
  run: async ({ options }) => {
    const { expected, attestation, offline, save } = options;
    const stacks = await readTemplates(expected);
    if (attestation !== undefined) checkAttested(stacks, await readAttestation(attestation));
    const place = await placeOf(options);
    const { verifyDeployment: verify } = await import('#core/deployment/verify-deployment.ts');
    const compare = async (from: DeployedSettings): Promise<DeploymentVerdictDocument> =>
      verify(save === undefined ? from : await savedSettings(from, save))({ stacks, place });
    if (offline !== undefined) return compare(await exportedSettings(offline));
    return withAccount(compare);
  },
  render: deploymentLines,
  exitCode: ({ outcome }) => (outcome === 'faithful' ? EXIT.done : EXIT.refused),
};

/** The AWS SDK is loaded only where it is needed: it takes longer than most commands. */
const placeOf = async ({ stack, expected }: Options): Promise<Place> => {
  const { findRoom } = await import('#adapters/aws/client/find-room.ts');
  const { Account, Region } = await findRoom(stack, process.env.AWS_REGION);
  return { account: Account, region: Region, stacks: await readPlaces(expected) };
};

const withAccount = async <Result>(
  use: (from: DeployedSettings) => Promise<Result>,
): Promise<Result> => {
  const { awsSettings } = await import('#adapters/aws/deployment/aws-settings.ts');
  const settings = awsSettings();
  try {
    return await use(settings);
  } finally {
    settings.close();
  }
};
