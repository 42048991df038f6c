import type { Finding } from '#proof/templates/lint-rooms.ts';

/** A finding that stays, as narrow as it can be named, and why. */
interface Acknowledged {
  readonly tool: Finding['tool'];
  readonly rule: string;
  readonly where: RegExp;
  readonly says: RegExp;
  readonly reason: string;
}

const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    ...{ tool: 'cfn-lint', rule: 'W3005', where: /\/DependsOn\//, says: /already enforced/ },
    reason: 'CDK names a role beside its policy where a resource waits for both.',
  },
  {
    ...{ tool: 'cfn-lint', rule: 'W6001', where: /-pipeline\..*\/Outputs\//, says: /import/ },
    reason: 'One file of outputs tells parties the whole room, the part of the data stack too.',
  },
  {
    ...{ tool: 'parliament', rule: 'MISMATCHED_TYPE', where: / PolicyDocument$/ },
    says: /^Type mismatch: s3:TlsVersion requires a value of type Numeric but given \['1\.2'\]$/,
    reason: 'It takes whole numbers alone; that of a version of TLS has a point (S3 guide).',
  },
  {
    ...{ tool: 'parliament', rule: 'MISMATCHED_TYPE', where: / LogsKey\w+ KeyPolicy$/ },
    says: /^Type mismatch: ArnLike requires a value of type Arn but given String$/,
    reason: 'A context is a text, and this one an ARN: as the guide of CloudWatch Logs has it.',
  },
  {
    ...{ tool: 'parliament', rule: 'MISMATCHED_TYPE_BUT_USABLE', where: / PolicyDocument$/ },
    says: /^Type mismatch: StringNotEquals requires a value of type String but given Arn$/,
    reason: 'The ARNs of roles and keys are compared letter by letter: no wildcard is meant.',
  },
  {
    ...{ tool: 'parliament', rule: 'RESOURCE_STAR', where: / KeyPolicy$/, says: /kms:/ },
    reason: 'A key policy speaks of its own key, and names it "*".',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'RESOURCE_STAR',
      where: /-network \w+ PolicyDocument$/,
      says: / /,
    },
    reason: 'An endpoint passes what the own account asks of itself, by conditions.',
  },
  {
    ...{ tool: 'parliament', rule: 'RESOURCE_STAR', where: / Roles\w+ PolicyDocument$/ },
    says: /ec2:CreateNetworkInterface/,
    reason: 'Lambda makes network interfaces, whose names nobody knows beforehand.',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'UNKNOWN_CONDITION_FOR_ACTION',
      where: / Roles\w+ PolicyDocument$/,
    },
    says: /^Unknown condition lambda:SourceFunctionArn for action /,
    reason: 'Lambda sets it in every request of the code of a function, to whatever service.',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'UNKNOWN_CONDITION_FOR_ACTION',
      where: /:function:|AuditorRole/,
    },
    says: /^Unknown condition lambda:InvokedViaFunctionUrl for action lambda:InvokeFunction$/,
    reason: 'It is of October 2025, and newer than the list that parliament brings along.',
  },
  {
    ...{ tool: 'parliament', rule: 'UNKNOWN_CONDITION_FOR_ACTION', where: / PolicyDocument$/ },
    says: /^Unknown condition s3:TlsVersion for action s3:(?:InitiateReplication|PutAccessPointPublicAccessBlock)$/,
    reason:
      'All of S3 is denied without TLS 1.2: these two, which nobody calls on a bucket, cannot be told.',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'UNKNOWN_CONDITION_FOR_ACTION',
      where: / LogsKey\w+ KeyPolicy$/,
    },
    says: /^Unknown condition kms:EncryptionContext:aws:logs:arn for action kms:DescribeKey$/,
    reason: 'As the guide of CloudWatch Logs has it.',
  },
  {
    ...{ tool: 'parliament', rule: 'RESOURCE_STAR', where: / AuditorRole\w+ PolicyDocument$/ },
    says: /^\[(?:'[a-z0-9]+:(?:Describe|Get|List)\w+'(?:, )?)+\]$/,
    reason:
      'The auditor looks, at what CDK names; which resource is asked of cannot be said of all of it.',
  },
  {
    ...{ tool: 'parliament', rule: 'RESOURCE_MISMATCH', where: / AuditorRole\w+ PolicyDocument$/ },
    says: /^\[(?:\{'action': 'athena:ListTagsForResource'[^}]*\}(?:, )?)+\]$/,
    reason: 'A workgroup has tags, too (iam-data knows it); parliament’s list is older.',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'RESOURCE_MISMATCH',
      where: / AcceptDropStateMachineDistributedMapPolicy\w+ PolicyDocument$/,
    },
    says: /'states:DescribeExecution', 'required_format': '[^']*:express:/,
    reason:
      'It demands the form of express executions as well; the children of these maps are none.',
  },
  {
    ...{
      tool: 'parliament',
      rule: 'UNKNOWN_CONDITION_FOR_ACTION',
      where: / Roles\w+ PolicyDocument$/,
    },
    says: /^Unknown condition aws:ViaAWSService for action /,
    reason: 'It is a global key, in every request (IAM guide, "Global condition context keys").',
  },
];

const matches = ({ tool, rule, where, says }: Acknowledged, finding: Finding): boolean =>
  tool === finding.tool &&
  rule === finding.rule &&
  where.test(finding.where) &&
  says.test(finding.says);

/** The findings that nobody acknowledged. */
export const unacknowledged = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => !ACKNOWLEDGED.some((each) => matches(each, finding)));

/** The reasons that no finding needs any more. */
export const needlessReasons = (findings: readonly Finding[]): readonly string[] =>
  ACKNOWLEDGED.filter((each) => !findings.some((finding) => matches(each, finding))).map(
    ({ reason }) => reason,
  );
