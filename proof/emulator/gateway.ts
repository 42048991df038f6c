import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type AwsCall, awsCall } from '#proof/emulator/aws-call.ts';
import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';

/** A call that somebody makes. */
export interface MadeCall extends AwsCall {
  readonly principal: string;
}

/** Sees every call before the emulator does; a reply of its own keeps the call from it. */
export type Watch = (call: MadeCall) => Reply | undefined | Promise<Reply | undefined>;

/** What a gateway stands between. */
export interface GatewayOptions {
  readonly principal: string;
  readonly upstream: string;
  readonly watch: Watch;
  /** Is told of each call once it was answered. */
  readonly heard?: (asked: ReceivedRequest, reply: Reply) => void;
}

/**
 * Where one principal finds AWS. The tests know by it who calls, which the emulator cannot tell: there
 * every function has the rights of root.
 */
export const startGateway = ({
  principal,
  upstream,
  watch,
  heard,
}: GatewayOptions): Promise<LoopbackServer> =>
  serveOnLoopback(async (asked) => {
    const kept = await watch({ principal, ...awsCall(asked) });
    const reply = kept ?? (await forward(upstream, asked));
    heard?.(asked, reply);
    return reply;
  });

/** Headers of one connection, which are not for the next one. */
const OF_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const forward = async (upstream: string, asked: ReceivedRequest): Promise<Reply> => {
  const { method, url, headers, body } = asked;
  const outgoing = request(`${upstream}${url}`, { method, headers: passedOn(headers) });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: answer.statusCode ?? 502,
    headers: passedOn(answer.headers),
    body: await buffer(answer),
  };
};

const passedOn = (headers: ReceivedRequest['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_CONNECTION.has(name))
      .map(([name, value]) => [name, String(value)]),
  );
