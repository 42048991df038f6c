import { Aws } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A service that acts in the name of a room, and for whom it may. */
export interface ServiceRoleProps {
  readonly description: string;
  readonly service: 'events' | 'states' | 'vpc-flow-logs';
  readonly account: string;
  readonly region: string;
  /** The part of an ARN after the account: which resources of the service act by this role. */
  readonly resources: string;
}

/** The part of an ARN that names the service; flow logs are resources of EC2. */
const NAMESPACES = { events: 'events', states: 'states', 'vpc-flow-logs': 'ec2' } as const;

/**
 * A role that a service takes for resources of this account alone: whoever can make a rule, a state machine or
 * a flow log elsewhere cannot have it act here,
 * as the guides of the three services have it ("Cross-service confused deputy prevention").
 */
export const serviceRole = (
  scope: Construct,
  id: string,
  { description, service, account, region, resources }: ServiceRoleProps,
): Role =>
  new Role(scope, id, {
    description,
    assumedBy: new ServicePrincipal(`${service}.amazonaws.com`, {
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': `arn:${Aws.PARTITION}:${NAMESPACES[service]}:${region}:${account}:${resources}`,
        },
      },
    }),
  });
