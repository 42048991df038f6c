import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import middy from '@middy/core';
import { type AwsRoom, awsDeps } from '#adapters/aws/deps.ts';
import { sweepTemporaryFolder } from '#adapters/aws/temporary-workspace.ts';
import type { FunctionName } from '#core/access/functions.ts';
import { AirlockError } from '#core/errors.ts';
import { functionVariables } from '#lambdas/shared/function-variables.ts';
import { ToldError, tell } from '#lambdas/shared/map-errors.ts';

const serviceName = 'airlock';

/** Where Lambda puts a function's code; one process at a time has that machine, and its disk, to itself. */
const DEPLOYED_TASK_ROOT = '/var/task';

/** Writes JSON lines. Nothing but codes, outcomes and safe sentences is ever given to it. */
const logger = new Logger({ serviceName });

const metrics = new Metrics({ namespace: 'Airlock', serviceName });
const tracer = new Tracer({ serviceName });

/** What Lambda says of a call beside its event: only what is used of it. */
interface RunContext {
  readonly awsRequestId: string;
}

/** What a handler made of a room does with an event. */
export type Handle<Result> = (event: unknown) => Promise<Result>;

/** Counts and logs how an event ended. `outcome` is one of a closed list. */
export const report = (outcome: string): void => {
  metrics.addMetric(`Outcome.${outcome}`, MetricUnit.Count, 1);
  logger.info('done', { outcome });
};

/** Runs a handler; whatever it throws is logged as code and sentence, and leaves as a ToldError. */
export const telling =
  <Result>(handle: Handle<Result>): Handle<Result> =>
  async (event) => {
    try {
      return await handle(event);
    } catch (error) {
      const told = tell(error);
      metrics.addMetric(`Fault.${told.code}`, MetricUnit.Count, 1);
      logger.error(told.message, { code: told.code, kind: kindOf(error) });
      throw new ToldError(told);
    }
  };

/** The class of what went wrong below tells a maintainer where to look; its text might tell more. */
const kindOf = (error: unknown): string => {
  const below = error instanceof AirlockError ? error.cause : error;
  const name = below instanceof Error ? below.name : 'none';
  return /^[A-Za-z.]{1,64}$/.test(name) ? name : 'unnamed';
};

/**
 * A Lambda function over a handler: traced, counted and logged, without its events and answers. The
 * room is opened at the first event, so that a module can be imported where there is none.
 */
export const lambdaFunction = <Result>(
  name: FunctionName,
  make: (room: AwsRoom) => Handle<Result>,
) => {
  let opened: { readonly room: AwsRoom; readonly handle: Handle<Result> } | undefined;
  const open = async (): Promise<NonNullable<typeof opened>> => {
    if (process.env.LAMBDA_TASK_ROOT === DEPLOYED_TASK_ROOT) await sweepTemporaryFolder();
    const room = awsDeps(functionVariables(name, process.env));
    return { room, handle: make(room) };
  };
  const handling = async (event: unknown, { awsRequestId }: RunContext): Promise<Result> => {
    opened ??= await open();
    opened.room.run.begin(awsRequestId);
    return opened.handle(event);
  };
  return middy()
    .use(captureLambdaHandler(tracer, { captureResponse: false }))
    .use(injectLambdaContext(logger, { logEvent: false, resetKeys: true }))
    .use(logMetrics(metrics))
    .handler((event: unknown, context: RunContext) =>
      telling((given) => handling(given, context))(event),
    );
};
