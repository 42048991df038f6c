import { describe, expect, it } from 'vitest';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';

const { network, data } = stage('prod').templates;

interface FirewallRule {
  readonly Action: 'ALLOW' | 'BLOCK';
  readonly BlockResponse?: string;
  readonly FirewallDomainListId: { readonly 'Fn::GetAtt': readonly [string, 'Id'] };
  readonly FirewallDomainRedirectionAction?: string;
  readonly Priority: number;
}

const only = (type: string): Readonly<Record<string, unknown>> => {
  const [[, found] = [], ...others] = resourcesOf(network, type);
  if (!found || others.length > 0) throw new Error(`not one ${type}`);
  return found.Properties;
};

const rules = (only('AWS::Route53Resolver::FirewallRuleGroup').FirewallRules as FirewallRule[])
  .slice()
  .sort((one, other) => one.Priority - other.Priority);

const domainsOf = ({ FirewallDomainListId }: FirewallRule): readonly string[] => {
  const [id] = FirewallDomainListId['Fn::GetAtt'];
  const domains = network.Resources[id]?.Properties.Domains as readonly unknown[];
  return domains.map((each) =>
    typeof each === 'string'
      ? each
      : JSON.stringify(each).replace(/.*"([^"]+)\.",.*/, '$1.amazonaws.com'),
  );
};

/** A name as DNS Firewall compares it: `*.` stands for one label or more, `*` for any name. */
const matches = (domain: string, name: string): boolean =>
  domain === '*' || domain === name || (domain.startsWith('*.') && name.endsWith(domain.slice(1)));

const answerTo = (name: string): string =>
  rules.find((rule) => domainsOf(rule).some((domain) => matches(domain, name)))?.Action ?? 'ALLOW';

describe('the isolated network', () => {
  it.each([
    's3.eu-west-1.amazonaws.com',
    'airlock-prod-data-vault.s3.eu-west-1.amazonaws.com',
    'kms.eu-west-1.amazonaws.com',
    'athena.eu-west-1.amazonaws.com',
  ])('looks up %s', (name) => {
    expect(answerTo(name)).toBe('ALLOW');
  });

  it.each([
    '37-people.attacker.example',
    'attacker.example',
    'amazonaws.com',
    'sts.eu-west-1.amazonaws.com',
    's3.us-east-1.amazonaws.com',
    'evil-s3.eu-west-1.amazonaws.com.attacker.example',
    'xs3.eu-west-1.amazonaws.com',
    'x.kms.eu-west-1.amazonaws.com',
    'sqs.eu-west-1.amazonaws.com',
    // Only where people are matched by points does a function call another one.
    'lambda.eu-west-1.amazonaws.com',
  ])('does not look up %s', (name) => {
    expect(answerTo(name)).toBe('BLOCK');
  });

  it('says of other names that there are none, and follows what S3’s own names lead on to', () => {
    expect(rules.map((each) => [each.Action, each.BlockResponse])).toEqual([
      ['ALLOW', undefined],
      ['BLOCK', 'NXDOMAIN'],
    ]);
    expect(rules[0]?.FirewallDomainRedirectionAction).toBe('TRUST_REDIRECTION_DOMAIN');
  });

  it('has these rules, and keeps every question', () => {
    const vpc = { Ref: expect.stringMatching(/^Vpc/) };
    expect(only('AWS::Route53Resolver::FirewallRuleGroupAssociation').VpcId).toEqual(vpc);
    const [[, asked] = []] = resourcesOf(
      data,
      'AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation',
    );
    expect(asked?.Properties.ResourceId).toEqual({
      'Fn::ImportValue': expect.stringMatching(/airlock-prod-network:.*Vpc/),
    });
    const [[, logs] = []] = resourcesOf(data, 'AWS::Logs::LogGroup').filter(
      ([, { Properties }]) => Properties.LogGroupName === '/airlock/airlock-prod/names',
    );
    expect(logs?.Properties).toMatchObject({
      RetentionInDays: 400,
      KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^LogsKey/), 'Arn'] },
    });
  });
});
