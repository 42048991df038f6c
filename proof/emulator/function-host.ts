import type { FunctionPool } from '#proof/emulator/function-pool.ts';
import { serveOnLoopback } from '#proof/loopback/loopback-server.ts';

/** Runs functions for the emulator, which sends it every event. */
export interface FunctionHost {
  readonly url: string;
  /** Takes over functions, each under its physical name. */
  add(pools: readonly FunctionPool[]): void;
  close(): Promise<void>;
}

/** Starts a host on loopback, without functions. */
export const startFunctionHost = async (): Promise<FunctionHost> => {
  const pools = new Map<string, FunctionPool>();
  const server = await serveOnLoopback(async ({ headers, body }) => {
    const name = String(headers['x-amzn-lambda-function-name']);
    const pool = pools.get(name);
    const ending = pool
      ? await pool.invoke(
          JSON.parse(Buffer.from(body).toString()),
          String(headers['x-amzn-lambda-request-id']),
        )
      : { functionError: { errorType: 'Lambda.ResourceNotFound', errorMessage: `no ${name}` } };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ending),
    };
  });
  return {
    url: server.origin,
    add: (added) => {
      for (const pool of added) pools.set(pool.deployed.name, pool);
    },
    close: async () => {
      for (const pool of pools.values()) pool.close();
      await server.close();
    },
  };
};
