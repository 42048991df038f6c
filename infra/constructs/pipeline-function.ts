import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type Code,
  type ICodeSigningConfig,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import type { RoomConfig } from '#infra/config.ts';
import type { RoomNames } from '#infra/names.ts';

/** The network of an isolated room, as a function joins it. */
export interface FunctionNetwork {
  readonly vpc: IVpc;
  readonly securityGroup: ISecurityGroup;
}

/** One function of a room. */
export interface PipelineFunctionProps {
  readonly name: FunctionName;
  readonly names: RoomNames;
  readonly config: RoomConfig;
  readonly code: Code;
  readonly role: Role;
  readonly logsKey: IKey;
  readonly environment: Readonly<Record<string, string>>;
  readonly network?: FunctionNetwork | undefined;
  /** Whose signature its code must bear. */
  readonly codeSigning?: ICodeSigningConfig | undefined;
  /** Where calls go that a schedule made and that failed to the end. */
  readonly undelivered?: IQueue | undefined;
}

/** A function on the runtime that it was tested on, with a log of its own that is encrypted and ends. */
export class PipelineFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    const { name, names, config } = props;
    this.logs = new LogGroup(this, 'Logs', {
      logGroupName: names.logGroupOf(name),
      retention: config.logDays,
      encryptionKey: props.logsKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.function = new LambdaFunction(this, 'Function', {
      functionName: names.ofFunction(name),
      description: `${name} of the room ${config.room}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: config.architecture === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
      handler: 'index.handler',
      code: props.code,
      // What a role may do is said once, where the data is: nothing here adds to it.
      role: props.role.withoutPolicyUpdates(),
      logGroup: this.logs,
      tracing: Tracing.ACTIVE,
      environment: { ...props.environment },
      ...sizeOf(name, config),
      ...(props.codeSigning && { codeSigningConfig: props.codeSigning }),
      ...(props.undelivered && { deadLetterQueue: props.undelivered }),
      ...(props.network && {
        vpc: props.network.vpc,
        vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
        securityGroups: [props.network.securityGroup],
      }),
    });
  }
}

const sizeOf = (name: FunctionName, { reservedConcurrency }: RoomConfig) => {
  const { memoryMegabytes, timeoutSeconds, diskMegabytes } = FUNCTIONS[name].size;
  const reserved: Readonly<Partial<Record<FunctionName, number | undefined>>> = reservedConcurrency;
  return {
    memorySize: memoryMegabytes,
    timeout: Duration.seconds(timeoutSeconds),
    ephemeralStorageSize: Size.mebibytes(diskMegabytes),
    ...(reserved[name] !== undefined && { reservedConcurrentExecutions: reserved[name] }),
  };
};
