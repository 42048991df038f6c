import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FunctionPool } from '#test/emulator/function-pool.ts';

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
  const server = createServer(async (request, response) => {
    const name = String(request.headers['x-amzn-lambda-function-name']);
    const requestId = String(request.headers['x-amzn-lambda-request-id']);
    const pool = pools.get(name);
    const ending = pool
      ? await pool.invoke(JSON.parse(await text(request)), requestId)
      : { functionError: { errorType: 'Lambda.ResourceNotFound', errorMessage: `no ${name}` } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(ending));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    add: (added) => {
      for (const pool of added) pools.set(pool.deployed.name, pool);
    },
    close: async () => {
      for (const pool of pools.values()) pool.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
