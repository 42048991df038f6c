import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';

/** What a server on loopback answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A server on 127.0.0.1. */
export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  close(): Promise<void>;
}

const received = async (request: IncomingMessage): Promise<ReceivedRequest> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks) };
};

const send = (response: ServerResponse, { status, headers = {}, body = '' }: Reply): void => {
  response.writeHead(status, headers);
  response.end(body);
};

/** Serves whole requests on a free port, or the one given. A fault of `answer` is a 500 without a word. */
export const serveOnLoopback = async (
  answer: (request: ReceivedRequest) => Promise<Reply>,
  port = 0,
): Promise<LoopbackServer> => {
  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(await received(request)));
    } catch {
      send(response, { status: 500 });
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
