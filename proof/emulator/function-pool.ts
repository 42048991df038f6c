import { type ChildProcess, fork } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Ending, Invocation } from '#proof/emulator/function-worker.ts';

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

/** How a function ends without a word of its own: its process is gone, or it took too long. */
export type SuddenEnd = 'Runtime.ExitError' | 'Sandbox.Timedout';

const ended = (errorType: SuddenEnd): Ending => ({
  functionError: { errorType, errorMessage: `Error: ${errorType}` },
});

/** The processes of one function. As on Lambda, one handles one event at a time and is then kept warm. */
export class FunctionPool {
  readonly deployed: DeployedFunction;
  readonly #setting: WorkerSetting;
  readonly #idle: ChildProcess[] = [];
  readonly #busy = new Map<ChildProcess, (ending: Ending) => void>();

  constructor(deployed: DeployedFunction, setting: WorkerSetting) {
    this.deployed = deployed;
    this.#setting = setting;
  }

  /** Runs the function on an event; never throws. */
  async invoke(event: unknown, requestId: string): Promise<Ending> {
    const worker = this.#idle.pop() ?? this.#start();
    const timeoutMs = this.deployed.timeoutSeconds * 1000;
    const invocation: Invocation = { event, requestId, deadlineMs: Date.now() + timeoutMs };
    const listening = new AbortController();
    const { signal } = listening;
    const ending = await new Promise<Ending>((resolve) => {
      this.#busy.set(worker, resolve);
      const late = setTimeout(() => this.#end(worker, 'Sandbox.Timedout'), timeoutMs);
      const exit = (): void => resolve(ended('Runtime.ExitError'));
      worker.once('message', resolve).once('exit', exit);
      signal.addEventListener('abort', () => {
        clearTimeout(late);
        worker.off('message', resolve).off('exit', exit);
      });
      worker.send(invocation, () => undefined);
    });
    listening.abort();
    this.#busy.delete(worker);
    if (worker.connected && !worker.killed) this.#idle.push(worker);
    return ending;
  }

  /** Ends whatever handles an event right now, half-way; answers how many there were. */
  interrupt(how: SuddenEnd): number {
    const busy = [...this.#busy.keys()];
    for (const worker of busy) this.#end(worker, how);
    return busy.length;
  }

  #end(worker: ChildProcess, how: SuddenEnd): void {
    const resolve = this.#busy.get(worker);
    if (!resolve) return;
    worker.kill('SIGKILL');
    resolve(ended(how));
  }

  /** Ends every process. */
  close(): void {
    for (const worker of [...this.#idle, ...this.#busy.keys()]) worker.kill('SIGKILL');
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
