import {
  type AthenaClient,
  GetWorkGroupCommand,
  type WorkGroup,
  type WorkGroupConfiguration,
} from '@aws-sdk/client-athena';
import { ATHENA_ENGINE, resultsLocation } from '#core/access/workgroup.ts';
import { AirlockError } from '#core/errors.ts';

/** A workgroup as the room was deployed with it. */
export interface DeployedWorkgroup {
  readonly name: string;
  /** The account that owns the bucket of results. */
  readonly account: string;
  readonly resultsBucket: string;
  readonly resultsKeyArn: string;
  /** Most bytes that one query may read. */
  readonly scanLimitBytes: number;
}

/** A setting: what it is to people, what it is now, and what it was deployed as. */
type Setting = readonly [called: string, now: unknown, deployed: unknown];

/** The settings that the room makes; each of the others can only have been made by somebody else. */
const MADE: ReadonlySet<string> = new Set<keyof WorkGroupConfiguration>([
  'BytesScannedCutoffPerQuery',
  'EnforceWorkGroupConfiguration',
  'EngineVersion',
  'PublishCloudWatchMetricsEnabled',
  'RequesterPaysEnabled',
  'ResultConfiguration',
]);

/** Does a setting say anything? One that is switched off does not. */
const saysSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(saysSomething)
    : Boolean(value);

const settingsOf = (workgroup: WorkGroup, deployed: DeployedWorkgroup): readonly Setting[] => {
  const { Configuration: now = {} } = workgroup;
  const { ResultConfiguration: results = {}, EngineVersion: engine = {} } = now;
  const { EncryptionConfiguration: encryption } = results;
  return [
    ['name', workgroup.Name, deployed.name],
    ['state', workgroup.State, 'ENABLED'],
    ['enforcement', now.EnforceWorkGroupConfiguration, true],
    ['output location', results.OutputLocation, resultsLocation(deployed.resultsBucket)],
    ['expected bucket owner', results.ExpectedBucketOwner, deployed.account],
    ['encryption', encryption?.EncryptionOption, 'SSE_KMS'],
    ['key', encryption?.KmsKey, deployed.resultsKeyArn],
    ['access list of results', saysSomething(results.AclConfiguration), false],
    ['scan limit', now.BytesScannedCutoffPerQuery, deployed.scanLimitBytes],
    ['requester pays', now.RequesterPaysEnabled ?? false, false],
    ['selected engine', engine.SelectedEngineVersion, ATHENA_ENGINE],
    ['effective engine', engine.EffectiveEngineVersion, ATHENA_ENGINE],
    ['identity centre', saysSomething(workgroup.IdentityCenterApplicationArn), false],
    [
      'further settings',
      Object.entries(now).some(([name, value]) => !MADE.has(name) && saysSomething(value)),
      false,
    ],
  ];
};

/**
 * Holds the workgroup against what the room was deployed with: whoever changed it could have results written to
 * another place, or let a query read everything. Throws AirlockError('room') that names the first difference.
 */
export const checkWorkgroup = async (
  client: AthenaClient,
  deployed: DeployedWorkgroup,
): Promise<void> => {
  const { WorkGroup: workgroup } = await client.send(
    new GetWorkGroupCommand({ WorkGroup: deployed.name }),
  );
  const differing = workgroup
    ? settingsOf(workgroup, deployed).find(([, now, wanted]) => now !== wanted)
    : (['existence'] as const);
  if (differing === undefined) return;
  throw new AirlockError(
    'room',
    `The workgroup of the room is not as it was deployed (${differing[0]}), so no query is begun and nothing more is charged: look into the trail who changed it, and deploy the room's stacks again.`,
  );
};
