import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Who holds an access key. */
export interface Signer {
  readonly secretAccessKey: string;
  readonly account: string;
  /** The role of the account whose session the key is of, where that matters. */
  readonly role?: string;
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
      readonly role: string | undefined;
      readonly service: string;
      readonly region: string;
    }
  | {
      readonly outcome: 'refused';
      readonly error: string;
      /** What AWS says of it, where that matters. */
      readonly says?: string;
    };

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

const LATEST_MS = 5 * 60_000;

const hash = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const refused = (error: string): Verdict => ({ outcome: 'refused', error });

const headerOf = ({ headers }: ReceivedRequest, name: string): string =>
  String(headers[name] ?? '');

/** What an authorization header says. */
interface Claim {
  readonly key: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Names of the signed headers, with `;` between them. */
  readonly names: string;
  readonly signature: string;
}

const claimOf = (request: ReceivedRequest): Claim | undefined => {
  const [, key = '', day = '', region = '', service = '', names = '', signature = ''] =
    AUTHORIZATION.exec(headerOf(request, 'authorization')) ?? [];
  return signature === '' ? undefined : { key, day, region, service, names, signature };
};

const bodyHashOf = (request: ReceivedRequest): string =>
  headerOf(request, 'x-amz-content-sha256') || hash(request.body);

/** The text that is signed. */
const textToSign = (request: ReceivedRequest, { day, region, service, names }: Claim): string => {
  const [path = '', query = ''] = request.url.split('?');
  const canonical = [
    request.method,
    path,
    query.split('&').filter(Boolean).map(withEquals).sort().join('&'),
    ...names
      .split(';')
      .map((name) => `${name}:${headerOf(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    bodyHashOf(request),
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  return ['AWS4-HMAC-SHA256', headerOf(request, 'x-amz-date'), scope, hash(canonical)].join('\n');
};

const signatureOf = (text: string, claim: Claim, { secretAccessKey }: Signer): Buffer => {
  const signing = [claim.day, claim.region, claim.service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  return hmac(signing, text);
};

/** Body and signed headers are such as AWS takes, whoever signed them. */
const isWellFormed = (request: ReceivedRequest, { names }: Claim): boolean => {
  const claimed = bodyHashOf(request);
  return (
    (claimed === 'UNSIGNED-PAYLOAD' || claimed === hash(request.body)) &&
    names.split(';').includes('host')
  );
};

const stamp = (time: number): string => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** Why AWS takes no signature of that time, in its own words. S3 has others, and takes fifteen minutes. */
const outOfTime = (request: ReceivedRequest, now: Date): Verdict | undefined => {
  const said = headerOf(request, 'x-amz-date');
  const age = now.getTime() - dateOf(said).getTime();
  if (Math.abs(age) <= LATEST_MS) return undefined;
  const limit = stamp(now.getTime() - Math.sign(age) * LATEST_MS);
  const says =
    age > 0
      ? `Signature expired: ${said} is now earlier than ${limit} (${stamp(now.getTime())} - 5 min.)`
      : `Signature not yet current: ${said} is still later than ${limit} (${stamp(now.getTime())} + 5 min.)`;
  return { outcome: 'refused', error: 'InvalidSignatureException', says };
};

/**
 * Verifies AWS Signature Version 4 for real, by its published rules and without the SDK: the
 * signature, the body's hash, the date (five minutes), the session token.
 */
export const verifySignature = (
  request: ReceivedRequest,
  signers: Signers,
  now = new Date(),
): Verdict => {
  const claim = claimOf(request);
  if (!claim) return refused('MissingAuthenticationTokenException');
  const signer = Object.hasOwn(signers, claim.key) ? signers[claim.key] : undefined;
  if (!signer) return refused('UnrecognizedClientException');
  if (signer.expired) return refused('ExpiredTokenException');
  if ((signer.sessionToken ?? '') !== headerOf(request, 'x-amz-security-token'))
    return refused('UnrecognizedClientException');
  const late = outOfTime(request, now);
  if (late) return late;
  if (!isWellFormed(request, claim)) return refused('InvalidSignatureException');
  const signature = signatureOf(textToSign(request, claim), claim, signer);
  if (!timingSafeEqual(signature, Buffer.from(claim.signature, 'hex')))
    return refused('InvalidSignatureException');
  const { account, role } = signer;
  return { outcome: 'signed', account, role, service: claim.service, region: claim.region };
};

const withEquals = (parameter: string): string =>
  parameter.includes('=') ? parameter : `${parameter}=`;

const dateOf = (text: string): Date =>
  new Date(text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
