import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who holds an access key. */
export interface Signer {
  readonly secretAccessKey: string;
  readonly account: string;
  readonly sessionToken?: string;
  readonly expired?: boolean;
}

/** Who holds which access key id. */
export type Signers = Readonly<Record<string, Signer>>;

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** Whose request it is, or why AWS would not take it. */
export type Verdict =
  | {
      readonly outcome: 'signed';
      readonly account: string;
      readonly service: string;
      readonly region: string;
    }
  | { readonly outcome: 'refused'; readonly error: string };

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const LATEST_MS = 5 * 60_000;

const hash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const refused = (error: string): Verdict => ({ outcome: 'refused', error });

/**
 * Verifies AWS Signature Version 4 for real, by its published rules and without the SDK: the
 * signature, the body's hash, the date (five minutes), the session token.
 */
export const verifySignature = (
  request: ReceivedRequest,
  signers: Signers,
  now = new Date(),
): Verdict => {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const [, key = '', day = '', region = '', service = '', names = '', signature = ''] =
    AUTHORIZATION.exec(header('authorization')) ?? [];
  if (signature === '') return refused('MissingAuthenticationTokenException');
  const signer = Object.hasOwn(signers, key) ? signers[key] : undefined;
  if (!signer) return refused('UnrecognizedClientException');
  if (signer.expired) return refused('ExpiredTokenException');
  if ((signer.sessionToken ?? '') !== header('x-amz-security-token'))
    return refused('UnrecognizedClientException');
  const at = header('x-amz-date');
  const claimed = header('x-amz-content-sha256') || hash(request.body);
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== hash(request.body))
    return refused('InvalidSignatureException');
  if (Math.abs(dateOf(at).getTime() - now.getTime()) > LATEST_MS)
    return refused('InvalidSignatureException');
  const signed = names.split(';');
  if (!signed.includes('host')) return refused('InvalidSignatureException');
  const [path = '', query = ''] = request.url.split('?');
  const canonical = [
    request.method,
    path,
    query.split('&').filter(Boolean).map(withEquals).sort().join('&'),
    ...signed.map((name) => `${name}:${header(name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    claimed,
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    at,
    `${day}/${region}/${service}/aws4_request`,
    hash(canonical),
  ];
  const signing = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${signer.secretAccessKey}`,
  );
  const right = timingSafeEqual(hmac(signing, text.join('\n')), Buffer.from(signature, 'hex'));
  return right
    ? { outcome: 'signed', account: signer.account, service, region }
    : refused('InvalidSignatureException');
};

const withEquals = (parameter: string): string =>
  parameter.includes('=') ? parameter : `${parameter}=`;

const dateOf = (text: string): Date =>
  new Date(text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
