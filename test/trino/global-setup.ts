import type { TestProject } from 'vitest/node';
import { fetchTrino } from '#proof/trino/fetch-trino.ts';
import { startTrino } from '#proof/trino/start-trino.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Trino that every spec shares. */
    readonly trino: { readonly url: string; readonly root: string; readonly pid: number };
  }
}

/** Starts one Trino before the specs. Vitest runs what this answers after them, whatever came of them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { url, root, pid, stop } = await startTrino(await fetchTrino());
  project.provide('trino', { url, root, pid });
  return stop;
};
