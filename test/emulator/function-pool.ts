import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Ending, Invocation } from '#test/emulator/function-worker.ts';

const WORKER = fileURLToPath(new URL('function-worker.ts', import.meta.url));

/** A function as it was deployed: where its code lies and what its configuration says. */
export interface DeployedFunction {
  readonly name: string;
  readonly arn: string;
  /** The folder into which its code was unpacked. */
  readonly folder: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** Everything that a worker's process sees, beside the function's own variables. */
export interface WorkerSetting {
  readonly variables: Readonly<Record<string, string>>;
  readonly log: FileHandle;
}

/** What Lambda calls a function whose process ended by itself, or that took too long. */
const exited = (how: string): Ending => ({
  functionError: { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited: ${how}` },
});
const late = (seconds: number): Ending => ({
  functionError: {
    errorType: 'Sandbox.Timedout',
    errorMessage: `Error: Task timed out after ${seconds}.00 seconds`,
  },
});

/** The processes of one function. As on Lambda, one handles one event at a time and is then kept warm. */
export class FunctionPool {
  readonly deployed: DeployedFunction;
  readonly #setting: WorkerSetting;
  readonly #idle: ChildProcess[] = [];
  readonly #busy = new Set<ChildProcess>();

  constructor(deployed: DeployedFunction, setting: WorkerSetting) {
    this.deployed = deployed;
    this.#setting = setting;
  }

  /** Runs the function on an event; never throws. */
  async invoke(event: unknown, requestId: string): Promise<Ending> {
    const worker = this.#idle.pop() ?? this.#start();
    this.#busy.add(worker);
    const seconds = this.deployed.timeoutSeconds;
    const invocation: Invocation = { event, requestId, deadlineMs: Date.now() + seconds * 1000 };
    const limit = new AbortController();
    const ending = await Promise.race([
      answerOf(worker, invocation, limit.signal),
      timeUp(seconds * 1000, limit.signal),
    ]);
    limit.abort();
    this.#busy.delete(worker);
    if (ending && worker.connected) this.#idle.push(worker);
    else worker.kill('SIGKILL');
    return ending ?? late(seconds);
  }

  /** Kills the processes that handle an event right now; answers how many there were. */
  killBusy(): number {
    for (const worker of this.#busy) worker.kill('SIGKILL');
    return this.#busy.size;
  }

  /** Ends every process. */
  close(): void {
    for (const worker of [...this.#idle, ...this.#busy]) worker.kill('SIGKILL');
  }

  #start(): ChildProcess {
    const { name, arn, folder, handler, memoryMegabytes, variables } = this.deployed;
    const output = this.#setting.log.fd;
    return fork(WORKER, [], {
      cwd: folder,
      execArgv: [],
      stdio: ['ignore', output, output, 'ipc'],
      env: {
        ...this.#setting.variables,
        ...variables,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: handler,
        AIRLOCK_EMULATED_ARN: arn,
      },
    });
  }
}

const answerOf = async (
  worker: ChildProcess,
  invocation: Invocation,
  signal: AbortSignal,
): Promise<Ending> => {
  const answered = once(worker, 'message', { signal }).then(([ending]) => ending as Ending);
  const ended = once(worker, 'exit', { signal }).then(([code, by]) => exited(String(by ?? code)));
  worker.send(invocation, () => undefined);
  return Promise.race([answered, ended]).catch(() => exited('aborted'));
};

const timeUp = (milliseconds: number, signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
