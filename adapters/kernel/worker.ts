import { type MessagePort, parentPort } from 'node:worker_threads';
import { type Answer, type Done, JOBS, type Order } from '#adapters/kernel/jobs.ts';
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
  return {
    fault: fault instanceof Error ? fault : new Error(typeof fault),
    notUnderstood: isForReference(fault),
  };
};

if (parentPort) serve(parentPort);
