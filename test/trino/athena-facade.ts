import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AthenaEngine } from '#test/trino/athena-engine.ts';
import type { WorkGroup } from '#test/trino/athena-execution.ts';
import { AthenaFault, invalid } from '#test/trino/athena-protocol.ts';
import { AthenaService } from '#test/trino/athena-service.ts';

const MAX_BODY_BYTES = 1_000_000;

/** A server that the AWS SDK takes for Athena: `AWS_ENDPOINT_URL_ATHENA` is its `url`. */
export interface AthenaFacade {
  readonly url: string;
  close(): Promise<void>;
}

/** What the facade is made of. */
export interface FacadeOptions {
  readonly engine: AthenaEngine;
  /** Workgroups by name; a query in another is refused. */
  readonly workgroups: Readonly<Record<string, WorkGroup>>;
  /** Most rows of a page of results, whatever is asked for; Athena's own 1000 if left out. */
  readonly pageRows?: number;
  /** A port of loopback; any free one if left out. */
  readonly port?: number;
}

/** Starts the facade on loopback. It speaks AWS's JSON 1.1 and looks at no signature. */
export const startAthenaFacade = async (options: FacadeOptions): Promise<AthenaFacade> => {
  const service = new AthenaService(options.engine, options.workgroups, options.pageRows);
  const server = createServer((request, response) => void respond(service, request, response));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      service.stopAll();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const respond = async (
  service: AthenaService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    const target = String(request.headers['x-amz-target'] ?? '');
    const [, operation = ''] = /^AmazonAthena\.(\w+)$/.exec(target) ?? [];
    send(response, 200, service.answer(operation, await readBody(request)));
  } catch (error) {
    if (!(error instanceof AthenaFault)) {
      send(response, 500, { __type: 'InternalServerException', message: String(error) });
      return;
    }
    const { code, message } = error;
    send(response, 400, { __type: code, message, AthenaErrorCode: 'INVALID_INPUT' });
  }
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw invalid('The request is too large.');
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw invalid('The request is not JSON.');
  }
};

const send = (response: ServerResponse, status: number, body: Record<string, unknown>): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
};
