import { MINUTE_MS } from '#core/day.ts';

/**
 * From here on AWS refuses a signature for its time alone: five minutes either way, at S3 fifteen
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html).
 */
const TOLERATED_MS = 5 * MINUTE_MS;

/** By these names a service says that the time of a signature is wrong, and nothing else. */
const ABOUT_TIME = /^(RequestTimeTooSkewed|RequestInTheFuture|RequestExpired)$/;

/** By these it says that a signature is wrong: its time may be the reason, or the secret key. */
const ABOUT_SIGNATURES = /^(InvalidSignature(Exception)?|SignatureDoesNotMatch|AuthFailure)$/;

/** `Signature expired: 20180920T174101Z is now earlier than …`, and how the others begin. */
const TIME_TOLD =
  /signature expired|signature not yet current|difference between the request time and the/i;

/** The time at AWS: `(20180920T175004Z - 5 min.)`. */
const TIME_AT_AWS = /\((\d{8})T(\d\d)(\d\d)(\d\d)Z [-+] \d+ min/;

/** TLS judges certificates by the clock, long before anything is signed. */
const CERTIFICATE = /^(CERT_NOT_YET_VALID|CERT_HAS_EXPIRED)$/;

type Headers = Readonly<Record<string, string | undefined>>;

/** As much as the SDK puts into what it throws. */
interface VendorError extends Error {
  readonly code?: unknown;
  /** What S3 adds to `RequestTimeTooSkewed`. */
  readonly ServerTime?: unknown;
  readonly $response?: { readonly headers?: Headers };
}

const timeOf = (text: unknown): number | undefined => {
  const time = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

/** An answer that was kept on its way, which its age tells, has an old date. */
const dateOf = ({ date, age }: Headers): number | undefined =>
  age === undefined ? timeOf(date) : undefined;

const timeIn = (message: string): number | undefined => {
  const [, day, hours, minutes, seconds] = TIME_AT_AWS.exec(message) ?? [];
  return timeOf(`${day?.replace(/(....)(..)(..)/, '$1-$2-$3')}T${hours}:${minutes}:${seconds}Z`);
};

/** The time at AWS when it refused. */
const timeAtAws = ({ $response, ServerTime, message }: VendorError): number | undefined =>
  dateOf($response?.headers ?? {}) ?? timeOf(ServerTime) ?? timeIn(message);

const isTooFar = (ahead: number): boolean => Math.abs(ahead) >= TOLERATED_MS;

/** What a clock is worth beside the date of an answer, with a sentence if it is too far off; undefined if there is no date. */
export const clockAgainst = (
  headers: Headers,
  now = new Date(),
): { readonly fault: string | undefined } | undefined => {
  const date = dateOf(headers);
  if (date === undefined) return undefined;
  const ahead = now.getTime() - date;
  return { fault: isTooFar(ahead) ? sayOff(ahead) : undefined };
};

/** Was this refused because the clock of this machine is wrong? */
export const isClockFault = (error: unknown): boolean => clockFault(error) !== undefined;

/**
 * The sentence about a refusal for which the clock of this machine is to blame, or undefined if it is not.
 * The SDK sets its own time right by the first answer and asks again, so a refusal that it reports for want
 * of rights is about rights, whatever the clock says.
 */
export const clockFault = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const fault: VendorError = error;
  if (typeof fault.code === 'string' && CERTIFICATE.test(fault.code))
    return 'By the clock of this machine the certificate of AWS is not valid: set the clock, or look at what stands between here and AWS.';
  const told = ABOUT_TIME.test(fault.name) || TIME_TOLD.test(fault.message);
  const now = Date.now();
  const ahead = now - (timeAtAws(fault) ?? now);
  if (isTooFar(ahead) && (told || ABOUT_SIGNATURES.test(fault.name))) return sayOff(ahead);
  return told
    ? 'AWS takes no signature of this time, which is a matter of the clock of this machine, or of a request that was long under way: set the clock and try again.'
    : undefined;
};

const sayOff = (ahead: number): string =>
  `The clock of this machine is ${spanOf(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} that of AWS, which takes no signature from it: set the clock and try again.`;

const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `3 hours 20 minutes`: the two largest units. */
const spanOf = (milliseconds: number): string => {
  let minutes = Math.round(milliseconds / MINUTE_MS);
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(minutes / size);
    minutes -= count * size;
    if (count > 0) words.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.slice(0, 2).join(' ');
};
