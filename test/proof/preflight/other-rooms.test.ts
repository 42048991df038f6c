import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import { NAMED_TYPES } from '#proof/preflight/named-resources.ts';
import type { PlannedRoom } from '#proof/preflight/planned-room.ts';
import { preflightChecks } from '#proof/preflight/preflight.ts';
import { runChecks } from '#proof/smoke/run-checks.ts';
import { endpoints, resourceOf, stackIn, subnets } from '#test/proof/preflight/good-account.ts';
import { both, LookAhead, on, quota, settings } from '#test/proof/preflight/look-ahead.ts';

let ahead: LookAhead;
beforeAll(async () => {
  ahead = await LookAhead.open();
}, 60_000);
afterEach(() => ahead.reset());
afterAll(() => ahead.account.close());

describe('a room that is deployed already', () => {
  it('may keep its names, its network, its trail and what it has reserved', async () => {
    ahead.account.otherwise = both(
      on('DescribeStacks', stackIn('UPDATE_COMPLETE')),
      on('GetResource', jsonReply(200, {})),
      on('DescribeStackResources', resourceOf('airlock-prod-data')),
      settings(950),
      on('GetFunctionConcurrency', ({ given }) =>
        jsonReply(200, { ReservedConcurrentExecutions: given === undefined ? 0 : 25 }),
      ),
      quota('L-F678F1CE', 2),
      on('DescribeTrails', jsonReply(200, { trailList: [{ Name: 'airlock-prod' }] })),
    );
    const checked = await runChecks(preflightChecks(ahead.room), ahead.seat());
    expect(checked.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });
});

describe('a room that reserves nothing', () => {
  const small = (partsAtOnce: number): PlannedRoom => ({
    ...ahead.room,
    config: { ...ahead.room.config, partsAtOnce, reservedConcurrency: {} },
    stacks: ahead.room.stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.map(({ type, properties }) => {
        const { ReservedConcurrentExecutions: _, ...rest } = properties;
        return { type, properties: rest };
      }),
    })),
  });

  it('fits into a new account of ten executions, unless a drop would take more of them', async () => {
    ahead.account.otherwise = settings(10);
    const [fits] = await ahead.looked('as many functions', { room: small(5) });
    expect(fits).toMatchObject({ outcome: 'passed' });
    const [tooMany] = await ahead.looked('as many functions', { room: small(20) });
    expect(tooMany).toMatchObject({
      outcome: 'failed',
      happened: expect.stringMatching(/partsAtOnce/),
    });
  });
});

describe('the zones that are counted', () => {
  /** The room, with its subnets in other places. */
  const inZones = (places: readonly Record<string, unknown>[]): PlannedRoom => {
    const left = [...places];
    return {
      ...ahead.room,
      stacks: ahead.room.stacks.map((stack) => ({
        ...stack,
        resources: stack.resources.map((each) =>
          each.type === 'AWS::EC2::Subnet'
            ? { type: each.type, properties: left.shift() ?? {} }
            : each,
        ),
      })),
    };
  };

  it('are those that CloudFormation would choose from: with a default subnet, in order', async () => {
    ahead.account.otherwise = both(
      on('DescribeSubnets', subnets(['eu-west-1c', 'eu-west-1b'])),
      on(
        'DescribeVpcEndpointServices',
        endpoints(() => ['eu-west-1b', 'eu-west-1c']),
      ),
    );
    const byIndex = [0, 1].map((at) => ({
      AvailabilityZone: { 'Fn::Select': [at, { 'Fn::GetAZs': '' }] },
    }));
    const [found] = await ahead.looked('the zones of the network', { room: inZones(byIndex) });
    expect(found).toMatchObject({ outcome: 'passed' });
    expect(found?.happened).toContain('eu-west-1b (euw1-az2) and eu-west-1c (euw1-az3)');
  });

  it.each([
    ['AvailabilityZone', ['eu-west-1a', 'eu-west-1b'], 'passed'],
    ['AvailabilityZoneId', ['euw1-az1', 'euw1-az2'], 'passed'],
    ['AvailabilityZoneId', ['euw1-az1', 'euw1-az9'], 'failed'],
  ])('are found by %s too, where the network names them: %j', async (property, names, outcome) => {
    const named = inZones(names.map((name) => ({ [property]: name })));
    const [found] = await ahead.looked('the zones of the network', { room: named });
    expect(found?.outcome).toBe(outcome);
  });
});

describe('a stack whose first creation was rolled back', () => {
  it('is in nobody’s way: cdk removes it', async () => {
    ahead.account.otherwise = on('DescribeStacks', stackIn('ROLLBACK_COMPLETE'));
    for (const { outcome } of await ahead.looked('can be deployed')) expect(outcome).toBe('passed');
  });
});

describe('the names that are looked for', () => {
  /** Names that need not be unique in an account, or lie inside something that is named. */
  const FREE = [
    'AWS::Glue::Table',
    'AWS::IAM::Policy',
    'AWS::Logs::MetricFilter',
    'AWS::Route53Resolver::FirewallDomainList',
    'AWS::Route53Resolver::FirewallRuleGroup',
    'AWS::Route53Resolver::FirewallRuleGroupAssociation',
    'AWS::Route53Resolver::ResolverQueryLoggingConfig',
  ];

  it('are those of every kind of resource that the templates give the name of the room', () => {
    const named = ahead.room.stacks
      .flatMap(({ resources }) => resources)
      .filter(({ properties }) =>
        Object.entries(properties).some(
          ([key, value]) => /Name$/.test(key) && /airlock[-_/]/.test(String(value)),
        ),
      );
    expect(named.length).toBeGreaterThan(20);
    const unseen = named.filter(({ type }) => ![...NAMED_TYPES, ...FREE].includes(type));
    expect(unseen.map(({ type }) => type)).toEqual([]);
  });
});
