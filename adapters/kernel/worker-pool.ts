import { existsSync } from 'node:fs';
import { type Transferable, Worker } from 'node:worker_threads';
import type { Answer, JobInput, JobName, JobOutput, Order } from '#adapters/kernel/jobs.ts';
import { NoKernel, NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { AirlockError, type ErrorCode } from '#core/errors.ts';

/** Where the worker's entry lies: beside a bundle, or beside this file. */
const ENTRY = ['./worker.mjs', './worker.ts']
  .map((file) => new URL(file, import.meta.url))
  .find((file) => existsSync(file));

interface Waiting {
  readonly order: Order;
  readonly transfer: readonly Transferable[];
  readonly resolve: (output: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Threads that do jobs of a closed table, each one after the other. They start when there is work, keep no
 * process alive that has none, and one that dies fails its own job alone: the next job starts another.
 */
export class WorkerPool {
  readonly #threads: number;
  readonly #entry: URL | undefined;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #waiting: Waiting[] = [];

  private constructor(threads: number, entry: URL | undefined) {
    this.#threads = threads;
    this.#entry = entry;
  }

  /** A pool of at most so many threads. They run another entry than ours only where a test plays one that dies. */
  static open(threads: number, entry = ENTRY): WorkerPool {
    return new WorkerPool(threads, entry);
  }

  /** What a worker makes of the input. Throws what the job throws, and an AirlockError if the worker dies over it. */
  run<Name extends JobName>(
    name: Name,
    input: JobInput<Name>,
    transfer: readonly Transferable[] = [],
  ): Promise<JobOutput<Name>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        order: { name, input },
        transfer,
        resolve: (output) => resolve(output as JobOutput<Name>),
        reject,
      });
      this.#handOut();
    });
  }

  /** Ends every worker. A job that is not done fails. */
  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(died());
    const workers = [...this.#idle.splice(0), ...this.#busy.keys()];
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      if (this.#idle.length === 0 && this.#busy.size >= this.#threads) return;
      const job = this.#waiting.shift();
      if (job) this.#give(job);
    }
  }

  #give(job: Waiting): void {
    try {
      const worker = this.#idle.pop() ?? this.#start();
      worker.ref();
      this.#busy.set(worker, job);
      worker.postMessage(job.order, job.transfer);
    } catch (fault) {
      job.reject(fault);
    }
  }

  #start(): Worker {
    if (!this.#entry) throw new NoKernel('the entry of the workers is missing');
    const worker = new Worker(this.#entry, { execArgv: [] });
    worker.on('message', (answer: Answer) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      worker.unref();
      if (job) settle(job, answer);
      this.#handOut();
    });
    // What it died of may be anything, its own memory too: whoever asked is told by the exit that follows.
    let cause: unknown;
    worker.on('error', (fault) => {
      cause = fault;
    });
    worker.on('exit', () => this.#bury(worker, cause));
    return worker;
  }

  #bury(worker: Worker, cause: unknown): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const job = this.#busy.get(worker);
    this.#busy.delete(worker);
    job?.reject(died(cause));
    this.#handOut();
  }
}

const settle = ({ resolve, reject }: Waiting, answer: Answer): void => {
  if ('output' in answer) resolve(answer.output);
  else reject(faultOf(answer));
};

const faultOf = (answer: Extract<Answer, { fault: unknown }>): unknown => {
  const { fault, code, system, notUnderstood } = answer;
  if (!(fault instanceof Error)) return fault;
  if (system) return Object.assign(fault, system);
  if (notUnderstood === true) return new NotUnderstood(fault.message);
  return code === undefined ? fault : new AirlockError(code as ErrorCode, fault.message);
};

const died = (cause?: unknown): AirlockError =>
  new AirlockError('room', 'A worker of this process ended before its work was done: try again.', {
    cause,
  });
