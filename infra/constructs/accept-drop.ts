import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  JitterType,
  JsonPath,
  LogLevel,
  Map as MapState,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { calledBy, type FunctionName } from '#core/access/functions.ts';
import { acknowledgeWildcards } from '#infra/acknowledge.ts';
import { serviceRole } from '#infra/constructs/service-role.ts';
import type { RoomNames } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** What goes through the state machine, and who is told how it ends. */
export interface AcceptDropProps {
  readonly room: Room;
  readonly names: RoomNames;
  readonly functionOf: (name: FunctionName) => IFunction;
  readonly notices: ITopic;
}

/**
 * What may go better the second time. A drop that is at fault itself (`Airlock.input`), or that the
 * agreement forbids, is not tried again. Every step may be repeated.
 */
const TRY_AGAIN = [
  'Airlock.room',
  'Airlock.fault',
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.EC2ThrottledException',
  'Lambda.EC2UnexpectedException',
  'Lambda.ENILimitReachedException',
  'Lambda.ResourceConflictException',
  // A function in a network that nobody called for weeks must join it again first.
  'Lambda.ResourceNotReadyException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.Unknown',
];

/**
 * The process of the function is gone: out of memory, out of time, or killed. Twice more may be bad luck;
 * a part that was made to do this must not cost a quarter of an hour again and again.
 */
const BROKE_DOWN = ['Runtime.ExitError', 'Sandbox.Timedout', 'States.Timeout'];

/** The way of a drop: manifest, parts, publication; and whatever fails ends in a refusal or a notice. */
export class AcceptDrop extends Construct {
  readonly stateMachine: StateMachine;

  readonly #props: AcceptDropProps;

  constructor(scope: Construct, id: string, props: AcceptDropProps) {
    super(scope, id);
    this.#props = props;
    const { names, room } = props;
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachine,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.#definition()),
      role: serviceRole(this, 'Role', {
        description: 'Calls the functions of a drop, and tells how it ended',
        service: 'states',
        account: room.agreement.operator,
        region: room.config.region,
        // Not the state machine alone: a map run has an ARN of its own (Step Functions guide, "Confused deputy").
        resources: '*',
      }),
      timeout: Duration.hours(12),
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        includeExecutionData: false,
        destination: LogGroup.fromLogGroupName(this, 'Logs', names.dropsLogGroup),
      },
    });
    this.#acknowledge();
  }

  /** Functions have no versions: CDK grants the right to call each version of one, too. */
  #acknowledge(): void {
    const { role } = this.stateMachine;
    const versions = calledBy('drops').map(
      (name) => `${this.#props.functionOf(name).functionArn}:*`,
    );
    acknowledgeWildcards(role, versions, 'The functions of the room, in any version.');
    acknowledgeWildcards(role, ['*'], 'Log delivery and X-Ray know no resources.');
  }

  #definition() {
    const refuse = this.#refuse();
    const publish = this.#step('publish-drop', {
      payload: TaskInput.fromObject({
        arrived: JsonPath.objectAt('$.arrived'),
        version: JsonPath.stringAt('$.version'),
      }),
    });
    const parts = this.#parts();
    const manifest = this.#step('read-manifest', {
      payload: TaskInput.fromObject({
        event: JsonPath.objectAt('$'),
        execution: JsonPath.stringAt('$$.Execution.Name'),
      }),
    });
    for (const each of [manifest, parts, publish])
      each.addCatch(refuse, { errors: ['States.ALL'], resultPath: '$.error' });
    const done = new Succeed(this, 'Done');
    const published = new Choice(this, 'Published?')
      .when(Condition.stringEquals('$.outcome', 'refused'), this.#tellRefused().next(done))
      .otherwise(done);
    const opened = new Choice(this, 'Decided before?')
      .when(Condition.isPresent('$.decided'), done)
      .otherwise(parts.next(publish).next(published));
    return manifest.next(opened);
  }

  #step(name: FunctionName, { payload }: { readonly payload: TaskInput }): LambdaInvoke {
    const step = new LambdaInvoke(this, name, {
      lambdaFunction: this.#props.functionOf(name),
      payload,
      outputPath: '$.Payload',
      retryOnServiceExceptions: false,
    });
    // Both parties share the functions: whoever sends many drops makes the other wait, and not fail.
    step.addRetry({
      errors: ['Lambda.TooManyRequestsException'],
      interval: Duration.seconds(5),
      backoffRate: 2,
      maxAttempts: 40,
      maxDelay: Duration.minutes(2),
      jitterStrategy: JitterType.FULL,
    });
    for (const [errors, maxAttempts] of [
      [TRY_AGAIN, 6],
      [BROKE_DOWN, 2],
    ] as const)
      step.addRetry({
        errors: [...errors],
        interval: Duration.seconds(2),
        backoffRate: 2,
        maxAttempts,
        maxDelay: Duration.minutes(2),
        jitterStrategy: JitterType.FULL,
      });
    return step;
  }

  #parts(): MapState {
    const map = new MapState(this, 'Each part', {
      itemsPath: '$.parts',
      itemSelector: {
        arrived: JsonPath.objectAt('$.arrived'),
        version: JsonPath.stringAt('$.version'),
        index: JsonPath.numberAt('$$.Map.Item.Value.index'),
      },
      maxConcurrency: this.#props.room.config.partsAtOnce,
      resultPath: JsonPath.DISCARD,
    });
    return map.itemProcessor(
      this.#step('tokenise-part', { payload: TaskInput.fromJsonPathAt('$') }),
    );
  }

  #refuse(): LambdaInvoke {
    const step = this.#step('refuse-drop', { payload: TaskInput.fromJsonPathAt('$') });
    const tell = new SnsPublish(this, 'Tell how it failed', {
      topic: this.#props.notices,
      subject: `Airlock ${this.#props.room.config.room}`,
      message: TaskInput.fromJsonPathAt('$.message'),
      resultPath: JsonPath.DISCARD,
    });
    const ended = new Choice(this, 'Refused or kept?')
      .when(
        Condition.stringEquals('$.outcome', 'kept'),
        new Fail(this, 'Kept', {
          error: 'Airlock.kept',
          cause: 'The drop waits for somebody to look.',
        }),
      )
      .otherwise(new Succeed(this, 'Refused'));
    const how = new Choice(this, 'Published after all?')
      .when(
        Condition.stringEquals('$.outcome', 'published'),
        new Succeed(this, 'Published by another'),
      )
      .otherwise(tell.next(ended));
    step.next(how);
    return step;
  }

  #tellRefused(): SnsPublish {
    return new SnsPublish(this, 'Tell of the refusal', {
      topic: this.#props.notices,
      subject: `Airlock ${this.#props.room.config.room}`,
      message: TaskInput.fromObject({
        execution: JsonPath.stringAt('$$.Execution.Name'),
        outcome: JsonPath.stringAt('$.outcome'),
        reason: JsonPath.stringAt('$.reason'),
      }),
      resultPath: JsonPath.DISCARD,
    });
  }
}
