import { SignatureV4 } from '@smithy/signature-v4';
import { backOff } from '#adapters/aws/back-off.ts';
import { clockAgainst } from '#adapters/aws/clock-skew.ts';
import { asAirlockError, isTransient } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';

/** What AWS says in place of a function is a sentence. */
const LONGEST_ERROR = 1_000;

/** Just under the five minutes that fetch itself waits for an answer. */
const TIMEOUT_MS = 290_000;

/** A function of the room that is reached by its URL. */
export interface FunctionDoor {
  readonly url: string;
  /** What it is to people, e.g. `the questions of the room`. */
  readonly called: string;
  readonly signer: Pick<SignatureV4, 'sign'>;
  readonly timeoutMs?: number;
}

/** What a client's configuration says of who signs. */
type Identity = Pick<ConstructorParameters<typeof SignatureV4>[0], 'credentials' | 'sha256'>;

/** Signs requests to function URLs of a region (AWS Signature Version 4, service `lambda`). */
export const lambdaSigner = ({ credentials, sha256 }: Identity, region: string): SignatureV4 =>
  new SignatureV4({ credentials, sha256, region, service: 'lambda' });

/**
 * Posts a JSON document, signed, and answers the JSON document that the function sent back, whatever
 * its status. Throttled and broken requests are tried again with growing, random pauses: the functions
 * of a room do nothing twice. Throws AirlockError('room') when AWS answers in place of the function.
 */
export const signedPost = async (
  door: FunctionDoor,
  headers: Readonly<Record<string, string>>,
  document: unknown,
): Promise<unknown> => {
  const body = JSON.stringify(document);
  try {
    return await backOff(PATIENCE, () => post(door, headers, body));
  } catch (error) {
    throw asAirlockError(error, door.called);
  }
};

/** A function that took all its time once will do so again. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TimeoutError';

const PATIENCE = {
  tries: 5,
  longestPauseMs: 3_000,
  again: (error: unknown) => isTransient(error) && !isTimeout(error),
};

const post = async (
  { url, called, signer, timeoutMs = TIMEOUT_MS }: FunctionDoor,
  more: Readonly<Record<string, string>>,
  body: string,
): Promise<unknown> => {
  const { protocol, hostname, port, host, pathname: path } = new URL(url);
  const signed = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path,
    query: {},
    headers: { ...more, host, 'content-type': 'application/json' },
    body,
  });
  const { host: _, ...headers } = signed.headers;
  const response = await fetch(`${protocol}//${host}${path}`, {
    method: 'POST',
    headers,
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    // What the network said is below what fetch makes of it.
    throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
  });
  return documentOf(response, await response.text(), called);
};

const documentOf = (response: Response, text: string, called: string): unknown => {
  const document = parseJson(text);
  if (isOfRoom(document)) return document;
  const { status } = response;
  if (status >= 500 && status !== 503)
    throw new AirlockError(
      'room',
      `The function behind ${called} broke off or took too long (HTTP ${status}): try again, nothing is done or charged twice.`,
    );
  if (status >= 400) {
    const headers = Object.fromEntries(response.headers);
    throw Object.assign(new Error(text.slice(0, LONGEST_ERROR)), {
      name: errorName(status, headers, text),
      $metadata: { httpStatusCode: status },
      $response: { headers },
    });
  }
  throw new AirlockError(
    'room',
    `What answers at ${called} is not an Airlock room: check the outputs that --stack reads.`,
  );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * What every answer of a function of the room has, and none that AWS gives in its place: a kind. Those of
 * rooms up to 0.4.0 had one of the others, and are to be told from what is no room at all.
 */
const MARKS = ['kind', 'outcome', 'agreement', 'dropKey', 'error'];

const isOfRoom = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  MARKS.some((mark) => Object.hasOwn(document, mark));

/** The caller was not recognised, or has no right. */
const REFUSED: readonly number[] = [400, 401, 403];

/**
 * Nobody corrects the time of these signatures, as the SDK does of its own: whoever is that far off was not
 * recognised, whatever AWS calls it.
 */
const errorName = (
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
): string => {
  if (REFUSED.includes(status) && clockAgainst(headers)?.fault) return 'RequestTimeTooSkewed';
  const [name = ''] = (headers['x-amzn-errortype'] ?? '').split(':');
  if (/token[^.]*expired/i.test(text)) return 'ExpiredTokenException';
  if (/security token.*invalid/i.test(text)) return 'UnrecognizedClientException';
  return name;
};
