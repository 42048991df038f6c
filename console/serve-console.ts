import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { consoleApp, DOOR } from '#console/console-app.tsx';
import { openSessions } from '#console/guard/session.ts';
import { openJobs } from '#console/jobs/jobs.ts';
import { PAGES } from '#console/pages.ts';
import type { ConsoleTerms } from '#console/visit.ts';

/** The one address that it listens on: no other machine reaches it. */
const LOOPBACK = '127.0.0.1';

/** How often it looks whether anybody is still there. */
const LOOK_MS = 1_000;

const NONCE_BYTES = 16;

/** How a console is served. */
export interface Serving {
  readonly terms: ConsoleTerms;
  /** 0: any that is free. */
  readonly port: number;
  /** It stops when nobody asked for so long and no work is under way. */
  readonly idleMs: number;
  readonly interrupted: AbortSignal;
  /** Gets the address that opens it, once; whoever has it is let in. */
  readonly onOpen: (address: { readonly url: string; readonly door: string }) => void;
}

/** Why a console stopped. */
export type Stopped = 'idle' | 'interrupted';

const randomness = { bytes: (count: number) => randomBytes(count) };
const sources = { now: () => new Date(), randomness };

/**
 * Serves the console on this machine until it is interrupted or nobody uses it any more. A port that is taken is the
 * system's own error.
 */
export const serveConsole = async (serving: Serving): Promise<Stopped> => {
  const server = createServer();
  server.listen({ host: LOOPBACK, port: serving.port });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sessions = openSessions(sources);
  const jobs = openJobs(sources);
  const newNonce = (): string => randomBytes(NONCE_BYTES).toString('base64url');
  const app = consoleApp({ ...serving, pages: PAGES, port, sessions, jobs, newNonce });
  let lastAsked = Date.now();
  const answer = getRequestListener((request) => {
    lastAsked = Date.now();
    return app.fetch(request);
  });
  server.on('request', (...asked) => void answer(...asked));
  const url = `http://${LOOPBACK}:${port}`;
  serving.onOpen({ url: `${url}/`, door: `${url}${DOOR}?token=${sessions.token}` });
  const isIdle = (): boolean => !jobs.isAtWork && Date.now() - lastAsked > serving.idleMs;
  const stopped = await untilStopped(serving.interrupted, isIdle);
  await close(server);
  return stopped;
};

const untilStopped = (interrupted: AbortSignal, isIdle: () => boolean): Promise<Stopped> =>
  new Promise((resolve) => {
    const stop = (why: Stopped): void => {
      clearInterval(looking);
      resolve(why);
    };
    const looking = setInterval(() => {
      if (isIdle()) stop('idle');
    }, LOOK_MS);
    if (interrupted.aborted) stop('interrupted');
    interrupted.addEventListener('abort', () => stop('interrupted'), { once: true });
  });

/** What is being answered is answered; connections that only wait are closed. */
const close = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
};
