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
 * process alive that has none, and one that dies fails what it was given alone: the next job starts another.
 */
export class WorkerPool {
  readonly #threads: number;
  readonly #entry: URL | undefined;
  readonly #depth: number;
  readonly #idle: Worker[] = [];
  /** What each was given and has not answered yet, in that order. */
  readonly #busy = new Map<Worker, Waiting[]>();
  readonly #waiting: Waiting[] = [];

  private constructor(threads: number, entry: URL | undefined, depth: number) {
    this.#threads = threads;
    this.#entry = entry;
    this.#depth = depth;
  }

  /**
   * A pool of at most so many threads. They run another entry than ours only where a test plays one that dies. Each is
   * given `depth` jobs at most that it has not answered: more than one where this thread may be too busy to give it the
   * next.
   */
  static open(threads: number, entry = ENTRY, depth = 1): WorkerPool {
    return new WorkerPool(threads, entry, depth);
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
    // One that still answers would be idle, and would no longer keep the process alive that waits for its end.
    for (const worker of workers) worker.removeAllListeners('message');
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #handOut(): void {
    for (let job = this.#waiting[0]; job; job = this.#waiting[0]) {
      try {
        const worker = this.#next();
        if (!worker) return;
        this.#waiting.shift();
        this.#give(worker, job);
      } catch (fault) {
        this.#waiting.splice(0, this.#waiting[0] === job ? 1 : 0);
        job.reject(fault);
      }
    }
  }

  /** Who gets the next job: one that has none, a new one, or the one that has fewest. */
  #next(): Worker | undefined {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#busy.size < this.#threads) return this.#start();
    const [least] = [...this.#busy].sort(([, one], [, other]) => one.length - other.length);
    return least && least[1].length < this.#depth ? least[0] : undefined;
  }

  #give(worker: Worker, job: Waiting): void {
    worker.ref();
    this.#busy.set(worker, [...(this.#busy.get(worker) ?? []), job]);
    worker.postMessage(job.order, job.transfer);
  }

  #start(): Worker {
    if (!this.#entry) throw new NoKernel('the entry of the workers is missing');
    const worker = new Worker(this.#entry, { execArgv: [] });
    worker.on('message', (answer: Answer) => {
      const [job, ...more] = this.#busy.get(worker) ?? [];
      if (more.length > 0) this.#busy.set(worker, more);
      else this.#rest(worker);
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

  #rest(worker: Worker): void {
    this.#busy.delete(worker);
    this.#idle.push(worker);
    worker.unref();
  }

  #bury(worker: Worker, cause: unknown): void {
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
    const jobs = this.#busy.get(worker) ?? [];
    this.#busy.delete(worker);
    for (const { reject } of jobs) reject(died(cause));
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
