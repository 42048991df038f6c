import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import { preflightChecks } from '#proof/preflight/preflight.ts';
import { runChecks } from '#proof/smoke/run-checks.ts';
import {
  buckets,
  endpoints,
  fault,
  networks,
  type Otherwise,
  resourceOf,
  stackIn,
  subnets,
  zones,
} from '#test/proof/preflight/good-account.ts';
import { both, LookAhead, NOW, on, quota, settings } from '#test/proof/preflight/look-ahead.ts';

let ahead: LookAhead;
beforeAll(async () => {
  ahead = await LookAhead.open();
}, 60_000);
afterEach(() => ahead.reset());
afterAll(() => ahead.account.close());

const there = (type: string): Otherwise =>
  on('GetResource', ({ given }) =>
    given.TypeName === type ? jsonReply(200, { TypeName: type }) : undefined,
  );

interface Fault {
  /** Words of the name of the check that must fail. */
  readonly check: string;
  readonly where: string;
  readonly otherwise: Otherwise;
  /** What is told. */
  readonly says: RegExp;
}

const FAULTS: readonly Fault[] = [
  {
    check: 'CDK is at home',
    where: 'it never was',
    otherwise: on('GetParameter', fault('ParameterNotFound')),
    says: /npx cdk bootstrap/,
  },
  {
    check: 'CDK is at home',
    where: 'it is too old',
    otherwise: on('GetParameter', jsonReply(200, { Parameter: { Value: '5' } })),
    says: /version 5, and the stacks need 6/,
  },
  {
    check: 'can be deployed',
    where: 'a first try could not be rolled back',
    otherwise: on('DescribeStacks', stackIn('ROLLBACK_FAILED')),
    says: /delete it/,
  },
  {
    check: 'can be deployed',
    where: 'somebody is at it',
    otherwise: on('DescribeStacks', stackIn('UPDATE_IN_PROGRESS')),
    says: /wait/,
  },
  {
    check: 'can be deployed',
    where: 'its last change failed',
    otherwise: on('DescribeStacks', stackIn('UPDATE_ROLLBACK_FAILED')),
    says: /roll it back/,
  },
  {
    check: 'nobody has a name',
    where: 'a log group was left over',
    otherwise: there('AWS::Logs::LogGroup'),
    says: /AWS::Logs::LogGroup "\/airlock\/airlock-prod/,
  },
  {
    check: 'nobody has a name',
    where: 'the database is somebody’s',
    otherwise: both(
      there('AWS::Glue::Database'),
      on('DescribeStackResources', resourceOf('other-pipeline')),
    ),
    says: /AWS::Glue::Database "airlock_prod"/,
  },
  {
    check: 'as many functions',
    where: 'the account is new',
    otherwise: settings(10),
    says: /reserves 50 executions and Lambda keeps 100 unreserved, but the account has 10 left/,
  },
  {
    check: 'as many functions',
    where: 'too few would stay unreserved',
    otherwise: settings(149),
    says: /has 149 left/,
  },
  {
    check: 'the runtime and the processor',
    where: 'the runtime is unknown',
    otherwise: on('ListLayers', fault('ValidationException')),
    says: /does not know nodejs24.x on arm64/,
  },
  {
    check: 'the runtime and the processor',
    where: 'the processor is unknown',
    otherwise: on('ListLayers', fault('InvalidParameterValueException')),
    says: /another region, or -c architecture=x64/,
  },
  {
    check: 'the engine of the questions',
    where: 'it has another',
    otherwise: on(
      'ListEngineVersions',
      jsonReply(200, { EngineVersions: [{ SelectedEngineVersion: 'Athena engine version 2' }] }),
    ),
    says: /does not offer "Athena engine version 3"/,
  },
  {
    check: 'the zones of the network',
    where: 'one zone only',
    otherwise: both(
      on('DescribeAvailabilityZones', zones(['eu-west-1a'])),
      on('DescribeSubnets', subnets([])),
    ),
    says: /has not the zones/,
  },
  {
    check: 'the zones of the network',
    where: 'KMS is not in one',
    otherwise: on(
      'DescribeVpcEndpointServices',
      endpoints((of) =>
        of === 'kms' ? ['eu-west-1a', 'eu-west-1c'] : ['eu-west-1a', 'eu-west-1b'],
      ),
    ),
    says: /no endpoint com.amazonaws.eu-west-1.kms in eu-west-1b \(euw1-az2\)/,
  },
  {
    check: 'the zones of the network',
    where: 'Lambda is not in one',
    otherwise: on(
      'DescribeVpcEndpointServices',
      endpoints((of) => (of === 'lambda' ? ['eu-west-1b'] : ['eu-west-1a', 'eu-west-1b'])),
    ),
    says: /Lambda has no endpoint in eu-west-1a/,
  },
  {
    check: 'networks (VPCs)',
    where: 'there are five',
    otherwise: both(quota('L-F678F1CE', 5), on('DescribeVpcs', networks(5))),
    says: /may have 5 networks \(VPCs\) and has 5 already/,
  },
  {
    check: 'the trail of the room',
    where: 'there are five',
    otherwise: on(
      'DescribeTrails',
      jsonReply(200, { trailList: ['a', 'b', 'c', 'd', 'e'].map((Name) => ({ Name })) }),
    ),
    says: /may have 5 trails/,
  },
  {
    check: 'the buckets of the room',
    where: 'there is no room',
    otherwise: both(quota('L-DC2B2D3D', 100), on('ListBuckets', buckets(99))),
    says: /may have 100 buckets and has 99/,
  },
  {
    check: 'queries of Athena',
    where: 'too few at a time',
    otherwise: quota('L-FC5F6546', 5),
    says: /may have 5 queries of Athena/,
  },
];

describe('a look ahead', () => {
  it('finds nothing in the way in an account that is ready, and asks nothing that writes', async () => {
    const checked = await runChecks(preflightChecks(ahead.room), ahead.seat());
    expect(checked.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    for (const { operation } of ahead.account.seen)
      expect(operation).toMatch(/^(Get|List|Describe)/);
  });

  it.each(FAULTS)('fails "$check" where $where, and says what to do', async (fault) => {
    ahead.account.otherwise = fault.otherwise;
    const failed = (await ahead.looked(fault.check)).filter(({ outcome }) => outcome === 'failed');
    expect(failed[0]?.happened).toMatch(fault.says);
  });

  it('has a way to fail for each check that is tried here', () => {
    const untried = preflightChecks(ahead.room).filter(
      ({ name }) => !name.includes('clock') && !FAULTS.some(({ check }) => name.includes(check)),
    );
    expect(untried).toEqual([]);
  });

  it.each([
    [6 * 60_000, 'failed', /6 minutes behind/],
    [-3 * 3_600_000, 'failed', /3 hours ahead/],
    [4 * 60_000, 'passed', /less than five minutes/],
  ])(
    'holds the clock of this machine against that of AWS: %i',
    async (milliseconds, outcome, says) => {
      const date = new Date(NOW.getTime() + milliseconds).toUTCString();
      const answered = async () => new Response(null, { headers: { date } });
      const [clock] = await ahead.looked('the clock', { fetch: answered });
      expect(clock).toMatchObject({ outcome, happened: expect.stringMatching(says) });
    },
  );
});
