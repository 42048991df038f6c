import type { FunctionPool } from '#proof/emulator/function-pool.ts';
import { serveOnLoopback } from '#proof/loopback/loopback-server.ts';

/** Runs functions for the emulator, which sends it every event. */
export interface FunctionHost {
  readonly url: string;
  /** Takes over functions, each under its physical name. */
  add(pools: readonly FunctionPool[]): void;
  /** While it is set, is told of each event before its function is, and of the request that it came in. */
  called: ((name: string, event: unknown, request: string) => void) | undefined;
  close(): Promise<void>;
}

/** Starts a host on loopback, without functions. */
export const startFunctionHost = async (): Promise<FunctionHost> => {
  const pools = new Map<string, FunctionPool>();
  const server = await serveOnLoopback(async ({ headers, body }) => {
    const name = String(headers['x-amzn-lambda-function-name']);
    const pool = pools.get(name);
    const event = JSON.parse(Buffer.from(body).toString());
    const request = String(headers['x-amzn-lambda-request-id']);
    host.called?.(name, event, request);
    const ending = pool
      ? await pool.invoke(event, request)
      : { functionError: { errorType: 'Lambda.ResourceNotFound', errorMessage: `no ${name}` } };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ending),
    };
  });
  const host: FunctionHost = {
    url: server.origin,
    called: undefined,
    add: (added) => {
      for (const pool of added) pools.set(pool.deployed.name, pool);
    },
    close: async () => {
      for (const pool of pools.values()) pool.close();
      await server.close();
    },
  };
  return host;
};
