import {
  placeOf,
  type WrittenPolicy,
  type WrittenStatement,
} from '#proof/templates/written-policy.ts';

/**
 * The services that a policy of a room may name, each by the principal that its own guide gives. IAM takes
 * no other name; whoever needs one more looks it up there and adds it.
 */
const SERVICES: ReadonlySet<string> = new Set([
  'budgets.amazonaws.com',
  'cloudtrail.amazonaws.com',
  'cloudwatch.amazonaws.com',
  'delivery.logs.amazonaws.com',
  'events.amazonaws.com',
  'lambda.amazonaws.com',
  'logs.amazonaws.com',
  's3.amazonaws.com',
  'sns.amazonaws.com',
  'states.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
]);

/** Services that sign in the name of one region, and then have no other name (CloudWatch Logs guide). */
const REGIONAL = /^(logs|states)\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com$/;

/** Everybody, an account, or one role, user or session of it by name: IAM takes no wildcard within an ARN here. */
const AWS =
  /^(?:\*|\d{12}|arn:aws(?:-[a-z]+)*:iam::\d{12}:(?:root|(?:role|user)\/[\w+=,.@/-]+)|arn:aws(?:-[a-z]+)*:sts::\d{12}:assumed-role\/[\w+=,.@-]+\/[\w+=,.@-]+)$/;

const IS_KNOWN: Readonly<Record<string, (name: string) => boolean>> = {
  AWS: (name) => AWS.test(name),
  Service: (name) => SERVICES.has(name) || REGIONAL.test(name),
};

const faultsOf = (
  { kind }: WrittenPolicy,
  { Principal, NotPrincipal }: WrittenStatement,
): readonly string[] => {
  if (NotPrincipal !== undefined)
    return ['spares by NotPrincipal, which forgets sessions of a role'];
  if (kind === 'identity' || kind === 'service-control')
    return Principal === undefined
      ? []
      : ['names a principal, which a policy of principals may not'];
  if (Principal === undefined) return ['names no principal'];
  const named = Object.entries(Principal).flatMap(([type, names]) =>
    names.map((name) => [type, name] as const),
  );
  if (kind === 'resource-control')
    return named.every(([, name]) => name === '*') ? [] : ['names others than everybody'];
  return named
    .filter(([type, name]) => IS_KNOWN[type]?.(name) !== true)
    .map(([type, name]) => `names the ${type} principal ${name}, which does not exist`);
};

/**
 * The principals of a policy that IAM does not know, or that a policy of its kind may not name. S3, KMS, SNS
 * and SQS refuse such a policy whole.
 */
export const unknownPrincipals = (policy: WrittenPolicy): readonly string[] =>
  policy.statements.flatMap((statement) =>
    faultsOf(policy, statement).map((fault) => `${placeOf(policy, statement)} ${fault}`),
  );
