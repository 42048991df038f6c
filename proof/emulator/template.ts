import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';

/** A resource of a template of CloudFormation. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

/** A template of CloudFormation, as it was synthesised. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

/** What the references of a template stand for, once its stack is there. */
export interface Deployed {
  readonly template: Template;
  /** Logical id → physical id. */
  readonly physical: ReadonlyMap<string, string>;
  /** Exports of all stacks, by name. */
  readonly exports: ReadonlyMap<string, string>;
}

/** A stack as it was deployed. */
export interface DeployedStack extends Deployed {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNTS.operator,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** ARN of a resource whose physical id is its name or its key id. */
const ARNS: Readonly<Record<string, (id: string) => string>> = {
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id}`,
  'AWS::KMS::Key': (id) => `arn:aws:kms:${REGION}:${ACCOUNTS.operator}:key/${id}`,
  'AWS::IAM::Role': (id) => `arn:aws:iam::${ACCOUNTS.operator}:role/${id}`,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${REGION}:${ACCOUNTS.operator}:log-group:${id}:*`,
};

/** The value with its references replaced. Throws at one that these tests do not know. */
export const resolveReferences = (deployed: Deployed, value: unknown): unknown => {
  const resolve = (each: unknown): unknown => resolveReferences(deployed, each);
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0 || !(name === 'Ref' || name.startsWith('Fn::')))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolve(each)]));
  if (name === 'Ref') return refOf(deployed, String(argument));
  if (name === 'Fn::GetAtt') return attributeOf(deployed, argument as [string, string]);
  if (name === 'Fn::ImportValue') return found(deployed.exports, String(resolve(argument)));
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(resolve).join(separator);
  }
  throw new Error(`the function ${name} of CloudFormation is not known here`);
};

const found = (names: ReadonlyMap<string, string>, name: string): string => {
  const value = names.get(name);
  if (value === undefined) throw new Error(`"${name}" is not among what was deployed`);
  return value;
};

const refOf = ({ physical }: Deployed, id: string): string => PSEUDO[id] ?? found(physical, id);

const attributeOf = (
  { template, physical }: Deployed,
  [id, attribute]: [string, string],
): string => {
  const type = template.Resources[id]?.Type ?? '';
  const arn = ARNS[type];
  if (attribute === 'Arn' && arn) return arn(found(physical, id));
  throw new Error(`the attribute ${attribute} of ${type} is not known here`);
};
