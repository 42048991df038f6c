import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One invocation, as the host hands it over. */
export interface Invocation {
  readonly event: unknown;
  readonly requestId: string;
  readonly deadlineMs: number;
}

/** How an invocation ended, in the words of Lambda. */
export type Ending =
  | { readonly result: unknown }
  | { readonly functionError: { readonly errorType: string; readonly errorMessage: string } };

type Handler = (event: unknown, context: object) => Promise<unknown>;

const { LAMBDA_TASK_ROOT = '', _HANDLER = '', AWS_LAMBDA_FUNCTION_NAME = '' } = process.env;

/** `index.handler` is `handler` of `index.mjs`, found once: what it keeps, later invocations find. */
const loadHandler = async (): Promise<Handler> => {
  const [file = '', name = ''] = _HANDLER.split('.');
  const module = (await import(
    pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href
  )) as Record<string, Handler>;
  const handler = module[name];
  if (!handler) throw new Error(`${_HANDLER} is undefined or not exported`);
  return handler;
};

const contextOf = ({ requestId, deadlineMs }: Invocation): object => ({
  functionName: AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: '$LATEST',
  invokedFunctionArn: process.env.AIRLOCK_EMULATED_ARN,
  memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  awsRequestId: requestId,
  logGroupName: `/aws/lambda/${AWS_LAMBDA_FUNCTION_NAME}`,
  logStreamName: 'emulated',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
});

const handling = loadHandler();
process.on('message', async (invocation: Invocation) => {
  const ending: Ending = await handling
    .then((handler) => handler(invocation.event, contextOf(invocation)))
    .then(
      (result) => ({ result: result ?? null }),
      (error: unknown) => ({
        functionError:
          error instanceof Error
            ? { errorType: error.name, errorMessage: error.message }
            : { errorType: 'Error', errorMessage: String(error) },
      }),
    );
  process.send?.(ending);
});
handling.catch(() => undefined);
