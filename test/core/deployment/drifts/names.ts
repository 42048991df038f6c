import { type PlantedDrift, set } from '#test/core/deployment/drifts/planted-drift.ts';

const OF = 'AWS::Route53Resolver';

/** Drifts of which names an isolated network answers to. */
export const NAMES_DRIFTS: readonly PlantedDrift[] = [
  {
    type: `${OF}::FirewallDomainList`,
    what: 'one more name',
    change: set('Domains', ['*.example.org']),
    field: 'Domains',
    allows: /carry data out/,
  },
  {
    type: `${OF}::FirewallRuleGroup`,
    what: 'no rules',
    change: set('FirewallRules', []),
    field: 'FirewallRules',
    allows: /carry data out/,
  },
  {
    type: `${OF}::FirewallRuleGroupAssociation`,
    what: 'another network',
    change: set('VpcId', 'vpc-1'),
    field: 'VpcId',
    allows: /carry data out/,
  },
  {
    type: `${OF}::ResolverQueryLoggingConfig`,
    what: 'records elsewhere',
    change: set('DestinationArn', 'arn:aws:s3:::elsewhere'),
    field: 'DestinationArn',
    allows: /not recorded/,
  },
  {
    type: `${OF}::ResolverQueryLoggingConfigAssociation`,
    what: 'records of another network',
    change: set('ResourceId', 'vpc-1'),
    field: 'ResourceId',
    allows: /not recorded/,
  },
];
