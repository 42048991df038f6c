import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type AwsCall, type AwsRequest, awsCall } from '#test/emulator/aws-call.ts';

/** What comes back in place of the emulator's own answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call that somebody makes. */
export interface MadeCall extends AwsCall {
  readonly principal: string;
}

/** Sees every call before the emulator does; a reply of its own keeps the call from it. */
export type Watch = (call: MadeCall) => Reply | undefined | Promise<Reply | undefined>;

/** Where one principal finds AWS: the tests know by it who calls, which the emulator cannot tell. */
export interface Gateway {
  readonly url: string;
  close(): Promise<void>;
}

/** What a gateway stands between. */
export interface GatewayOptions {
  readonly principal: string;
  readonly upstream: string;
  readonly watch: Watch;
}

/** Starts a gateway on loopback. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const server = createServer((incoming, response) => {
    respond(options, incoming, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const respond = async (
  options: GatewayOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { method = 'GET', url: target = '/', headers } = incoming;
  const asked: AwsRequest = { method, target, headers, body: await buffer(incoming) };
  const reply = await options.watch({ principal: options.principal, ...awsCall(asked) });
  if (reply) {
    response.writeHead(reply.status, reply.headers);
    response.end(reply.body);
    return;
  }
  const answer = await forward(options.upstream, asked);
  response.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(response);
};

const forward = async (upstream: string, asked: AwsRequest): Promise<IncomingMessage> => {
  const { hostname, port } = new URL(upstream);
  const { method, target: path, headers } = asked;
  const outgoing = request({ hostname, port, method, path, headers });
  outgoing.end(asked.body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return answer;
};
