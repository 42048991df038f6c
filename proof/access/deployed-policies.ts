import { z } from 'zod';
import type { Place } from '#core/deployment/resolve-template.ts';
import type { Json, Stacks } from '#core/deployment/template.ts';
import type { NamedPolicy, PolicyDocument } from '#proof/access/policy-document.ts';
import { type PropertyReader, propertyReader } from '#proof/access/property-reader.ts';
import { resolverOf } from '#proof/access/resolve-template.ts';
import { resourcePolicies } from '#proof/access/resource-policies.ts';
import { rolePolicies } from '#proof/access/role-policies.ts';

/** A VPC endpoint: what a request through it must pass. */
interface Endpoint {
  readonly id: string;
  /** The service it leads to, such as `s3` or `kms`. */
  readonly service: string;
  /** Absent: everything passes. */
  readonly policy?: PolicyDocument;
}

/** What an organisation puts over the account of a room. */
interface Rails {
  readonly account: string;
  /** For whoever is in the account. */
  readonly service: readonly NamedPolicy[];
  /** For whatever is in the account. */
  readonly resource: readonly NamedPolicy[];
}

/** Every policy of a room, by the ARN of what it guards or of whom it is given to. */
export interface DeployedPolicies {
  readonly ofResources: ReadonlyMap<string, PolicyDocument>;
  readonly ofRoles: ReadonlyMap<string, readonly NamedPolicy[]>;
  readonly endpoints: readonly Endpoint[];
  /** The buckets that let nobody in by a public policy. */
  readonly closedBuckets: ReadonlySet<string>;
  /** Absent: the account stands alone. */
  readonly rails?: Rails;
}

/** The types whose grants are read; a resource of another type that grants something is a fault. */
const READ = [
  ...['AWS::S3::BucketPolicy', 'AWS::KMS::Key', 'AWS::IAM::Role', 'AWS::IAM::Policy'],
  ...['AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy', 'AWS::Lambda::Permission'],
  ...['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::EC2::VPCEndpoint'],
];

const GRANTS = /^AWS::IAM::|^Custom::|::\w*(Policy|Permissions?|AccessPoint|Grant)$/;

const carriesPolicy = (value: Json): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  return 'Statement' in value || Object.values(value).some(carriesPolicy);
};

const refuseUnreadGrants = (stacks: Stacks): void => {
  for (const [stack, { Resources }] of Object.entries(stacks))
    for (const [id, { Type, Properties }] of Object.entries(Resources))
      if (!READ.includes(Type) && (GRANTS.test(Type) || carriesPolicy(Properties)))
        throw new Error(`${id} of ${stack} grants access as a ${Type}, which is not read here.`);
};

const BlockPublicAccess = z.object({ RestrictPublicBuckets: z.literal(true) });

const endpointsOf = (read: PropertyReader): readonly Endpoint[] =>
  read.each('AWS::EC2::VPCEndpoint').map((each) => ({
    id: read.ref(each),
    service: (read.text(each, 'ServiceName') ?? '').split('.').slice(3).join('.'),
    ...(each.properties.PolicyDocument !== undefined && {
      policy: read.policy(each, 'PolicyDocument'),
    }),
  }));

const closedBuckets = (read: PropertyReader): ReadonlySet<string> =>
  new Set(
    read
      .each('AWS::S3::Bucket')
      .filter((each) => {
        const block = read.value(each, 'PublicAccessBlockConfiguration');
        return BlockPublicAccess.safeParse(block).success;
      })
      .map(read.arn),
  );

/**
 * Reads every policy of a room from its templates. Throws for a resource that grants access in a way
 * that is not read here, so that no grant goes unseen.
 */
export const deployedPolicies = (stacks: Stacks, place: Place): DeployedPolicies => {
  refuseUnreadGrants(stacks);
  const read = propertyReader(stacks, resolverOf(stacks, place));
  return {
    ofResources: resourcePolicies(read),
    ofRoles: rolePolicies(read),
    endpoints: endpointsOf(read),
    closedBuckets: closedBuckets(read),
  };
};
