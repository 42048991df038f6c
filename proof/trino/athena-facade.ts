import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';
import type { AthenaEngine } from '#proof/trino/athena-engine.ts';
import type { WorkGroup } from '#proof/trino/athena-execution.ts';
import { AthenaFault, invalid } from '#proof/trino/athena-protocol.ts';
import { AthenaService } from '#proof/trino/athena-service.ts';

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

/**
 * Starts a server that the AWS SDK takes for Athena: `AWS_ENDPOINT_URL_ATHENA` is its `origin`. It speaks
 * AWS's JSON 1.1 and looks at no signature.
 */
export const startAthenaFacade = async (options: FacadeOptions): Promise<LoopbackServer> => {
  const service = new AthenaService(options.engine, options.workgroups, options.pageRows);
  const server = await serveOnLoopback(async (request) => respond(service, request), options.port);
  return {
    ...server,
    close: () => {
      service.stopAll();
      return server.close();
    },
  };
};

const respond = (service: AthenaService, { headers, body }: ReceivedRequest): Reply => {
  try {
    const target = String(headers['x-amz-target'] ?? '');
    const [, operation = ''] = /^AmazonAthena\.(\w+)$/.exec(target) ?? [];
    return jsonReply(200, service.answer(operation, documentOf(body)));
  } catch (error) {
    if (!(error instanceof AthenaFault))
      return jsonReply(500, { __type: 'InternalServerException', message: String(error) });
    const { code, message } = error;
    return jsonReply(400, { __type: code, message, AthenaErrorCode: 'INVALID_INPUT' });
  }
};

const documentOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    throw invalid('The request is not JSON.');
  }
};
