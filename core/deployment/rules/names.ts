import type { TypeRule } from '#core/deployment/type-rule.ts';

const ASKED = 'The functions can ask for the names of others, and carry data out in them.';
const UNSEEN = 'Which names the functions asked for is not recorded.';

/** The rules of which names of hosts an isolated network answers to. */
export const NAME_RULES: Readonly<Record<string, TypeRule>> = {
  'AWS::Route53Resolver::FirewallDomainList': {
    allows: ASKED,
    fields: { Domains: ASKED },
    // Route 53 writes names in lower case and with their last dot.
    spelt: (name) => name.toLowerCase().replace(/(?<=.)\.$/, ''),
    ignored: ['Name', 'DomainFileUrl'],
  },
  'AWS::Route53Resolver::FirewallRuleGroup': {
    allows: ASKED,
    fields: { FirewallRules: ASKED },
    ignored: ['Name'],
  },
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': {
    allows: ASKED,
    fields: { FirewallRuleGroupId: ASKED, VpcId: ASKED },
    ignored: ['Name', 'MutationProtection'],
  },
  'AWS::Route53Resolver::ResolverQueryLoggingConfig': {
    allows: UNSEEN,
    fields: { DestinationArn: UNSEEN },
    ignored: ['Name'],
  },
  'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation': {
    allows: UNSEEN,
    fields: { ResourceId: UNSEEN, ResolverQueryLogConfigId: UNSEEN },
  },
};
