import {
  type LoopbackServer,
  type Reply,
  serveOnLoopback,
} from '#proof/loopback/loopback-server.ts';
import {
  type ReceivedRequest,
  type Signers,
  type Verdict,
  verifySignature,
} from '#proof/loopback/verify-signature.ts';

type Signed = Extract<Verdict, { outcome: 'signed' }>;

/** What a function behind a URL is given: format 2.0 of function URLs, as much as is used. */
export interface UrlEvent {
  readonly version: '2.0';
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestContext: {
    readonly authorizer: { readonly iam: { readonly accountId: string; readonly userArn: string } };
    readonly http: { readonly method: string; readonly path: string };
  };
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** A function behind a URL; what it throws becomes the 502 that AWS answers. */
export type UrlFunction = (event: UrlEvent) => Promise<{
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}>;

/** How a front is set up. */
export interface UrlFrontOptions {
  readonly signers: Signers;
  readonly region: string;
  /** Functions by name: each is served at `/<name>/`. */
  readonly functions: Readonly<Record<string, UrlFunction>>;
  readonly port?: number;
  /** What AWS takes for the time; that of this machine if left out. */
  readonly now?: () => Date;
}

/** Function URLs with IAM auth, on loopback. */
export interface UrlFront extends LoopbackServer {
  urlOf(name: string): string;
}

const sayingOf = (error: string): string =>
  /Expired/.test(error)
    ? 'The security token included in the request is expired'
    : 'Forbidden. For troubleshooting Function URL authorization issues, see the documentation.';

const refusal = (error: string, now: Date, says = sayingOf(error)): Reply => ({
  status: 403,
  headers: {
    'content-type': 'application/json',
    'x-amzn-errortype': error,
    date: now.toUTCString(),
  },
  body: JSON.stringify({ Message: says }),
});

const textOf = (headers: ReceivedRequest['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const eventOf = (
  request: ReceivedRequest,
  { account: accountId, role = 'party' }: Pick<Signed, 'account' | 'role'>,
): UrlEvent => ({
  version: '2.0',
  rawPath: '/',
  headers: textOf(request.headers),
  requestContext: {
    authorizer: {
      iam: { accountId, userArn: `arn:aws:sts::${accountId}:assumed-role/${role}/session` },
    },
    http: { method: request.method, path: '/' },
  },
  body: Buffer.from(request.body).toString('utf8'),
  isBase64Encoded: false,
});

/**
 * Puts functions behind URLs on loopback, as Lambda does with IAM auth: the signature (SigV4, service
 * `lambda`, this region) is verified for real, and the function learns whose account signed.
 */
export const startUrlFront = async (options: UrlFrontOptions): Promise<UrlFront> => {
  const server = await serveOnLoopback((request) => answer(request, options), options.port);
  return { ...server, urlOf: (name) => `${server.origin}/${name}/` };
};

/** Answers one request to a function URL. */
export const answer = async (
  request: ReceivedRequest,
  { signers, region, functions, now = () => new Date() }: UrlFrontOptions,
): Promise<Reply> => {
  const [, name = ''] = request.url.split('/');
  const called = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!called) return { status: 404, body: '{"Message":null}' };
  const verdict = verifySignature(request, signers, now());
  if (verdict.outcome === 'refused') return refusal(verdict.error, now(), verdict.says);
  if (verdict.service !== 'lambda' || verdict.region !== region)
    return refusal('InvalidSignatureException', now());
  try {
    const { statusCode, headers = {}, body = '' } = await called(eventOf(request, verdict));
    return { status: statusCode, headers, body };
  } catch {
    return { status: 502, body: 'Internal Server Error' };
  }
};
