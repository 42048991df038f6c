import { Aws } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import { Construct } from 'constructs';
import type { Room } from '#infra/read-room.ts';

/** The network that looks names up. */
export interface DnsFirewallProps {
  readonly room: Room;
  readonly vpc: IVpc;
}

/**
 * The names that functions in the network look up: those of the services that its endpoints lead to, and
 * S3's for each bucket. Lambda itself, its logs and traces go by ways of Lambda's own, without names.
 */
const namesOf = ({ config, agreement }: Room): readonly string[] => {
  const of = (service: string) => `${service}.${config.region}.${Aws.URL_SUFFIX}`;
  const called = agreement.match === undefined ? [] : [of('lambda')];
  return [of('s3'), `*.${of('s3')}`, of('kms'), of('athena'), ...called];
};

/**
 * A name can carry data out where no packet can: the network's resolver asks the world for it. Here it
 * answers for the names of the endpoints alone, and answers nothing when the firewall itself is ill: a VPC is closed
 * in that case unless somebody opens it (Route 53 guide, "DNS Firewall VPC configuration"), which is watched. It is
 * not said once more here: CloudFormation knows that resource in few regions. What was asked is in the logs of the
 * room.
 */
export class DnsFirewall extends Construct {
  constructor(scope: Construct, id: string, { room, vpc }: DnsFirewallProps) {
    super(scope, id);
    const { config } = room;
    const allowed = this.#list('Allowed', `${config.room}-endpoints`, namesOf(room));
    const all = this.#list('All', `${config.room}-all`, ['*']);
    const group = new CfnFirewallRuleGroup(this, 'Rules', {
      name: config.room,
      firewallRules: [
        {
          action: 'ALLOW',
          firewallDomainListId: allowed.attrId,
          priority: 100,
          // The name of a bucket leads on to another one of S3's, which is not to be asked for by itself.
          firewallDomainRedirectionAction: 'TRUST_REDIRECTION_DOMAIN',
        },
        {
          action: 'BLOCK',
          blockResponse: 'NXDOMAIN',
          firewallDomainListId: all.attrId,
          priority: 200,
        },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'Association', {
      name: config.room,
      firewallRuleGroupId: group.attrId,
      vpcId: vpc.vpcId,
      priority: 101,
    });
  }

  #list(id: string, name: string, domains: readonly string[]): CfnFirewallDomainList {
    return new CfnFirewallDomainList(this, id, { name, domains: [...domains] });
  }
}
