import { Arn, ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  DefinitionBody,
  DistributedMap,
  Fail,
  JsonPath,
  LogLevel,
  Pass,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  LambdaInvoke,
  type LambdaInvokeProps,
  SnsPublish,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { calledBy, type FunctionName } from '#core/access/functions.ts';
import { acknowledgeWildcards } from '#infra/acknowledge.ts';
import { serviceRole } from '#infra/constructs/service-role.ts';
import { addRetries } from '#infra/constructs/step-retries.ts';
import type { RoomNames } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';

/** The steps that are done for each of many, each of which names its map. */
const MAPS = ['tokenise-part', 'settle-shard'] as const satisfies readonly FunctionName[];

/** What a map goes over, and what of each item a step takes beside the attempt. */
interface Items {
  readonly itemsPath: string;
  readonly item: Readonly<Record<string, unknown>>;
}

/** What goes through the state machine, and who is told how it ends. */
export interface AcceptDropProps {
  readonly room: Room;
  readonly names: RoomNames;
  readonly functionOf: (name: FunctionName) => IFunction;
  readonly notices: ITopic;
}

/**
 * What no second try mends, and the next step meets again. A child of a map hands it on by ending well: a map tells
 * of a failed child no more than `States.ExceedToleratedFailureThreshold`, and by what name a fault has a drop is
 * refused or kept.
 */
const FOR_PUBLISH_DROP = ['Airlock.input', 'Airlock.agreement', 'Airlock.refused'];

/**
 * The way of a drop: manifest, parts, shards, publication; that of a list of people to forget: manifest, and they are; and whatever fails ends in a refusal or a notice. Both
 * maps are distributed: each item is an execution with a history of its own, so that neither a thousand parts nor
 * forty retries of each because of throttling come near the 25,000 events that one execution may have.
 */
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
    const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
    const { resourceName } = Arn.split(this.stateMachine.stateMachineArn, arnFormat);
    const place = { service: 'states', resource: 'execution', resourceName, arnFormat };
    const executions = Stack.of(this).formatArn(place);
    const ofMaps = ['', ...MAPS.map((name) => `/${name}`)].map((of) => `${executions}${of}:*`);
    acknowledgeWildcards(this.stateMachine, ofMaps, 'Children of its own maps, of any name.');
  }

  #definition() {
    const refuse = this.#refuse();
    const publish = this.#step('publish-drop', {
      payload: TaskInput.fromObject({
        arrived: JsonPath.objectAt('$.arrived'),
        version: JsonPath.stringAt('$.version'),
      }),
    });
    const parts = this.#each('Each part', 'tokenise-part', {
      itemsPath: '$.parts',
      item: { index: JsonPath.numberAt('$$.Map.Item.Value.index') },
    });
    const shards = this.#each('Each shard', 'settle-shard', {
      itemsPath: '$.shards',
      item: {
        kind: JsonPath.stringAt('$$.Map.Item.Value.kind'),
        shard: JsonPath.stringAt('$$.Map.Item.Value.shard'),
      },
    });
    const manifest = this.#readManifest();
    const forget = this.#forgetPeople();
    for (const each of [manifest, parts, shards, publish, forget])
      each.addCatch(refuse, { errors: ['States.ALL'], resultPath: '$.error' });
    const done = new Succeed(this, 'Done');
    const published = new Choice(this, 'Published?')
      .when(Condition.stringEquals('$.outcome', 'refused'), this.#tellRefused().next(done))
      .otherwise(done);
    const opened = new Choice(this, 'Decided before?')
      .when(Condition.isPresent('$.decided'), done)
      .when(Condition.isPresent('$.forgets'), forget.next(done))
      .otherwise(parts.next(shards).next(publish).next(published));
    return manifest.next(opened);
  }

  #readManifest(): LambdaInvoke {
    return this.#step('read-manifest', {
      payload: TaskInput.fromObject({
        event: JsonPath.objectAt('$'),
        execution: JsonPath.stringAt('$$.Execution.Name'),
      }),
    });
  }

  #forgetPeople(): LambdaInvoke {
    return this.#step('forget-people', {
      payload: TaskInput.fromObject({ arrived: JsonPath.objectAt('$.arrived') }),
      resultPath: JsonPath.DISCARD,
    });
  }

  #step(
    name: FunctionName,
    { payload, ...result }: Pick<LambdaInvokeProps, 'payload' | 'resultPath'>,
  ): LambdaInvoke {
    const step = new LambdaInvoke(this, name, {
      lambdaFunction: this.#props.functionOf(name),
      payload,
      ...(result.resultPath === undefined ? { outputPath: '$.Payload' } : result),
      retryOnServiceExceptions: false,
    });
    addRetries(step);
    return step;
  }

  #each(id: string, name: (typeof MAPS)[number], { itemsPath, item }: Items): DistributedMap {
    const map = new DistributedMap(this, id, {
      itemsPath,
      itemSelector: {
        arrived: JsonPath.objectAt('$.arrived'),
        version: JsonPath.stringAt('$.version'),
        ...item,
      },
      maxConcurrency: this.#props.room.config.partsAtOnce,
      label: name,
      resultPath: JsonPath.DISCARD,
    });
    const step = this.#step(name, { payload: TaskInput.fromJsonPathAt('$') });
    const handOn = new Pass(this, `${name} hands on`, { resultPath: JsonPath.DISCARD });
    return map.itemProcessor(step.addCatch(handOn, { errors: FOR_PUBLISH_DROP }));
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
