import { Aws, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  dailyOf,
  FUNCTION_NAMES,
  FUNCTIONS,
  type FunctionName,
  functionsThat,
} from '#core/access/functions.ts';
import type { Bundles } from '#infra/bundles.ts';
import { AcceptDrop } from '#infra/constructs/accept-drop.ts';
import { CostBudget } from '#infra/constructs/cost-budget.ts';
import { CountedOutcomes } from '#infra/constructs/counted-outcomes.ts';
import { functionEnvironment } from '#infra/constructs/function-environment.ts';
import { Notices } from '#infra/constructs/notices.ts';
import { PartyDoor } from '#infra/constructs/party-door.ts';
import { type FunctionNetwork, PipelineFunction } from '#infra/constructs/pipeline-function.ts';
import { QueryWorkgroup } from '#infra/constructs/query-workgroup.ts';
import { RoomAlarms } from '#infra/constructs/room-alarms.ts';
import { RoomDashboard } from '#infra/constructs/room-dashboard.ts';
import { RoomWatch } from '#infra/constructs/room-watch.ts';
import { serviceRole } from '#infra/constructs/service-role.ts';
import { Undelivered } from '#infra/constructs/undelivered.ts';
import { VaultTables } from '#infra/constructs/vault-tables.ts';
import { namesOf, type RoomNames } from '#infra/names.ts';
import type { Room } from '#infra/read-room.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';
import { roomOutputs } from '#infra/stacks/room-outputs.ts';

/** What the pipeline runs over. */
export interface PipelineStackProps extends StackProps {
  readonly room: Room;
  readonly data: DataStack;
  readonly bundles: Bundles;
  readonly network?: FunctionNetwork | undefined;
}

/** All that can be deployed anew at any time: functions, their order, and the way to ask. */
export class PipelineStack extends Stack {
  readonly #props: PipelineStackProps;
  readonly #names: RoomNames;
  readonly #functions: ReadonlyMap<FunctionName, PipelineFunction>;
  readonly #undelivered: Undelivered;
  readonly #notices: Notices;

  constructor(scope: Construct, id: string, props: PipelineStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.#names = namesOf(props.room);
    this.#undelivered = this.#queue();
    this.#notices = new Notices(this, 'Notices', {
      room: props.room,
      key: props.data.logsKey,
    });
    const { monthlyBudgetDollars: dollars } = props.room.config;
    if (dollars !== undefined)
      new CostBudget(this, 'Cost', { room: props.room, dollars, notices: this.#notices.topic });
    this.#functions = new Map(FUNCTION_NAMES.map((name) => [name, this.#function(name)]));
    const { room, data } = props;
    new VaultTables(this, 'Tables', {
      room,
      database: this.#names.database,
      vault: data.buckets.vault,
    });
    new QueryWorkgroup(this, 'Questions', {
      name: this.#names.workgroup,
      description: `Questions of ${room.agreement.id}`,
      account: room.agreement.operator,
      scanLimitBytes: room.config.scanLimitBytes,
      results: data.buckets.results,
      key: data.keys.results,
    });
    const drops = this.#acceptDrops();
    this.#schedules();
    this.#watch(drops);
    roomOutputs(this, props, {
      ...this.#doors(),
      StateMachineArn: drops.stateMachine.stateMachineArn,
    });
  }

  #of(name: FunctionName): PipelineFunction {
    const found = this.#functions.get(name);
    if (found) return found;
    throw new Error(`the function "${name}" was not made`);
  }

  #queue(): Undelivered {
    const { config, agreement } = this.#props.room;
    return new Undelivered(this, 'Undelivered', {
      name: this.#names.undelivered,
      rules: `arn:${Aws.PARTITION}:events:${config.region}:${agreement.operator}:rule/${this.stackName}-*`,
    });
  }

  #function(name: FunctionName): PipelineFunction {
    const { room, data, bundles, network } = this.#props;
    return new PipelineFunction(this, name, {
      name,
      names: this.#names,
      config: room.config,
      code: bundles.codeOf(name),
      codeSha256: bundles.codeSha256Of(name),
      role: data.roles.of(name),
      environment: functionEnvironment(name, room, {
        buckets: data.buckets,
        keys: data.keys,
        code: bundles.digest,
      }),
      network,
      codeSigning: data.codeSigning,
      undelivered: dailyOf(name) && this.#undelivered.queue,
    });
  }

  #acceptDrops(): AcceptDrop {
    const { room, data } = this.#props;
    const drops = new AcceptDrop(this, 'AcceptDrop', {
      room,
      names: this.#names,
      functionOf: (name) => this.#of(name).function,
      notices: this.#notices.topic,
    });
    new Rule(this, 'Arrivals', {
      description: 'A manifest, which comes last, makes a drop complete',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [...data.buckets.drops.values()].map(({ bucketName }) => bucketName) },
          object: { key: [{ suffix: '/manifest.json' }] },
        },
      },
      targets: [
        new SfnStateMachine(drops.stateMachine, {
          role: this.#ofArrivals(),
          deadLetterQueue: this.#undelivered.ofRules,
        }),
      ],
    });
    return drops;
  }

  #ofArrivals(): Role {
    const { config, agreement } = this.#props.room;
    return serviceRole(this, 'OfArrivals', {
      description: 'Starts the acceptance of a drop',
      service: 'events',
      account: agreement.operator,
      region: config.region,
      resources: `rule/${this.stackName}-Arrivals*`,
    });
  }

  #schedules(): void {
    for (const name of FUNCTION_NAMES) {
      const daily = dailyOf(name);
      if (!daily) continue;
      new Rule(this, daily.rule, {
        description: daily.purpose,
        schedule: Schedule.cron({ hour: String(daily.hour), minute: '17' }),
        targets: [
          new LambdaFunction(this.#of(name).function, {
            deadLetterQueue: this.#undelivered.ofRules,
          }),
        ],
      });
    }
  }

  /** The URLs at which parties call functions, by the output that tells of each. */
  #doors(): Readonly<Record<string, string>> {
    const { parties } = this.#props.room.agreement;
    return Object.fromEntries(
      FUNCTION_NAMES.flatMap((name) => {
        const { calledBy } = FUNCTIONS[name];
        if (calledBy.by !== 'parties') return [];
        const callers = parties.filter(({ role }) => role === (calledBy.role ?? role));
        const accounts = new Map(callers.map(({ id, account }) => [id, account]));
        const called = this.#of(name).function;
        const { url } = new PartyDoor(this, `Door-${name}`, { function: called, accounts });
        return [[calledBy.output, url] as const];
      }),
    );
  }

  /** Counts an outcome in the logs of the functions that report it. */
  #counted(metricName: string, outcome: 'refused' | 'damaged'): Metric {
    const counting = functionsThat(({ counts }) => counts === outcome);
    return new CountedOutcomes(this, metricName, {
      room: this.#props.room.config.room,
      outcome,
      metricName,
      logs: counting.map((name) => this.#of(name).logs),
    }).metric;
  }

  #watch(drops: AcceptDrop): void {
    const { room, data } = this.#props;
    const undelivered = this.#undelivered;
    const watch = new RoomWatch(this, 'Watch', {
      room,
      trail: data.trail.log,
      key: data.logsKey,
      undelivered: undelivered.ofRules,
    });
    new CfnOutput(this, 'WatchTopicArn', { value: watch.told.topicArn });
    const functions = new Map(
      [...this.#functions].map(([name, made]) => [name, made.function] as const),
    );
    const { alarms } = new RoomAlarms(this, 'Alarms', {
      functions,
      drops: drops.stateMachine,
      undelivered: undelivered.queue,
      refusedDrops: this.#counted('RefusedDrops', 'refused'),
      damage: this.#counted('Damage', 'damaged'),
      watched: watch.counted,
      notices: this.#notices.topic,
    });
    new RoomDashboard(this, 'Overview', {
      room: room.config.room,
      names: this.#names,
      functions,
      drops: drops.stateMachine,
      alarms: [...alarms, ...watch.alarms],
    });
  }
}
