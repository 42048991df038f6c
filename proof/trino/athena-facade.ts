import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';
import { AthenaFault, invalid } from '#proof/trino/athena-protocol.ts';
import { AthenaService, type ServiceOptions } from '#proof/trino/athena-service.ts';

/** What the facade is made of. */
export interface FacadeOptions extends ServiceOptions {
  /** A port of loopback; any free one if left out. */
  readonly port?: number;
}

/**
 * Starts a server that the AWS SDK takes for Athena: `AWS_ENDPOINT_URL_ATHENA` is its `origin`. It speaks
 * AWS's JSON 1.1 and looks at no signature.
 */
export const startAthenaFacade = async (options: FacadeOptions): Promise<LoopbackServer> => {
  const service = new AthenaService(options);
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
