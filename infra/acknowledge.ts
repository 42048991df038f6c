import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** A right, and why it has a wildcard in it if it has. */
export interface Right {
  readonly statement: PolicyStatement;
  readonly wildcard?: string;
}

/** A finding of cdk-nag names resources as `<LogicalId.Arn>/rest`. */
const findingText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const [[intrinsic, of] = ['', undefined]] = Object.entries(value ?? {});
  if (intrinsic === 'Ref') return `<${of}>`;
  if (intrinsic === 'Fn::GetAtt') return `<${(of as string[]).join('.')}>`;
  if (intrinsic === 'Fn::Join') return (of as [string, unknown[]])[1].map(findingText).join('');
  if (intrinsic === 'Fn::Select') return JSON.stringify(value);
  throw new Error(`cdk-nag writes "${intrinsic}" in a way that is not known here`);
};

/** Acknowledges wildcards in resources, one exact finding for each. Others of the same role still fail. */
export const acknowledgeWildcards = (
  on: IConstruct,
  resources: readonly string[],
  reason: string,
): void => {
  const texts = resources.map((each) => findingText(Stack.of(on).resolve(each)));
  for (const text of new Set(texts.filter((each) => each.includes('*'))))
    Validations.of(on).acknowledge({ id: `AwsSolutions-IAM5[Resource::${text}]`, reason });
};

/** Gives a role its rights, with the reason of each wildcard beside it. */
export const giveRights = (role: Role, rights: readonly Right[]): void => {
  for (const { statement, wildcard } of rights) {
    role.addToPolicy(statement);
    if (wildcard !== undefined) acknowledgeWildcards(role, statement.resources, wildcard);
  }
};
