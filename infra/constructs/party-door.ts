import {
  CfnPermission,
  FunctionUrlAuthType,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/** A function that parties call over HTTPS, and who they are. */
export interface PartyDoorProps {
  readonly function: LambdaFunction;
  /** Accounts that may call, by party; their own IAM says who of them. */
  readonly accounts: ReadonlyMap<string, string>;
}

/** A URL of a function that only requests signed in a party's account pass. */
export class PartyDoor extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { function: called, accounts }: PartyDoorProps) {
    super(scope, id);
    this.url = called.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM }).url;
    for (const [party, principal] of accounts) {
      const { functionArn: functionName } = called;
      new CfnPermission(this, `Url-${party}`, {
        action: 'lambda:InvokeFunctionUrl',
        functionName,
        principal,
        functionUrlAuthType: FunctionUrlAuthType.AWS_IAM,
      });
      // Since October 2025 a URL takes both rights; this one holds for calls by the URL alone.
      new CfnPermission(this, `Function-${party}`, {
        action: 'lambda:InvokeFunction',
        functionName,
        principal,
        invokedViaFunctionUrl: true,
      });
    }
  }
}
