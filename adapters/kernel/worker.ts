import { type MessagePort, parentPort } from 'node:worker_threads';
import {
  type Answer,
  type Done,
  JOBS,
  type Order,
  type SystemFields,
} from '#adapters/kernel/jobs.ts';
import { isForReference } from '#adapters/kernel/not-understood.ts';
import { AirlockError } from '#core/errors.ts';

/**
 * The entry of every worker: does one job of the closed table after the other, in the order in which they come, and
 * outlives those that fail.
 */
const serve = (port: MessagePort): void => {
  let before = Promise.resolve();
  port.on('message', (order: Order) => {
    before = before.then(() => answer(port, order));
  });
};

const answer = async (port: MessagePort, { name, input }: Order): Promise<void> => {
  try {
    const job = JOBS[name] as (input: unknown) => Promise<Done<unknown>>;
    const { output, transfer = [] } = await job(input);
    port.postMessage({ output } satisfies Answer, transfer);
  } catch (fault) {
    port.postMessage(answerOf(fault));
  }
};

/** A class does not pass between threads: what it says is told beside the error, which keeps its text. */
const answerOf = (fault: unknown): Answer => {
  if (fault instanceof AirlockError) return { fault: new Error(fault.message), code: fault.code };
  if (!(fault instanceof Error)) return { fault: new Error(typeof fault) };
  const system = systemFieldsOf(fault);
  return { fault, ...(system && { system }), notUnderstood: isForReference(fault) };
};

const systemFieldsOf = (fault: Error & Partial<SystemFields>): SystemFields | undefined => {
  const { code, syscall, path } = fault;
  return code && syscall ? { code, syscall, ...(path && { path }) } : undefined;
};

if (parentPort) serve(parentPort);
