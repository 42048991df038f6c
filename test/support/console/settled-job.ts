import { expect } from 'vitest';
import type { Job } from '#console/jobs/jobs.ts';
import type { OpenConsole } from '#test/support/console/open-console.ts';

const LOOK_MS = 20;

/** The work that an answer leads to, once it is done. */
export const settledJob = async (console: OpenConsole, answer: Response): Promise<Job> => {
  const to = answer.headers.get('location') ?? '';
  expect([answer.status, to], await answer.clone().text()).toEqual([
    303,
    expect.stringMatching(/^\/jobs\//),
  ]);
  for (;;) {
    const job = console.jobs.find(to.slice('/jobs/'.length));
    if (!job) throw new Error(`No work is at ${to}.`);
    if (job.ran) return job;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};
