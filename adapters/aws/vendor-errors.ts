import { clockFault } from '#adapters/aws/clock-skew.ts';
import { AirlockError } from '#core/errors.ts';

/** One kind of fault: by which names the services know it, and what to say of it. */
interface Fault {
  readonly names: RegExp;
  /** Trying again may help. */
  readonly transient?: true;
  /** It is about who asks, so that every other call fails by it too. */
  readonly ofWhoAsks?: true;
  readonly says: (what: string) => string;
}

const FAULTS: readonly Fault[] = [
  {
    names:
      /^(ExpiredToken|ExpiredTokenException|TokenRefreshRequired|InvalidAccessKeyId|InvalidClientTokenId|InvalidToken|UnrecognizedClientException|InvalidSignatureException|SignatureDoesNotMatch|CredentialsProviderError|TokenProviderError)$/,
    ofWhoAsks: true,
    says: () => 'The AWS credentials are missing, wrong or have expired: sign in again.',
  },
  {
    names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    says: (what) => `AWS has ${what} in another region: set AWS_REGION to the region of the room.`,
  },
  {
    names: /^(NoSuchBucket|NotFoundException|ResourceNotFoundException|MetadataException)$/,
    says: (what) =>
      `AWS does not find ${what}: deploy the room's stacks, or check the account and the region.`,
  },
  {
    names:
      /^(SlowDown|Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|LimitExceededException|ServiceUnavailable)$/,
    transient: true,
    says: (what) => `AWS is too busy with ${what}: try again in a moment.`,
  },
  {
    names: /^(AccessDenied|AccessDeniedException|Forbidden|AllAccessDisabled|KMSAccessDenied)$/,
    says: (what) => `AWS does not let this role use ${what}: check the rights of the role.`,
  },
  {
    names:
      /^(DisabledException|InvalidStateException|KMSInvalidStateException|KeyUnavailableException)$/,
    says: (what) => `AWS has ${what} disabled or waiting for deletion: restore it.`,
  },
  {
    names: /^(BadDigest|InvalidDigest|XAmzContentSHA256Mismatch|XAmzContentChecksumMismatch)$/,
    says: (what) => `Bytes on their way to ${what} were damaged (checksum mismatch): try again.`,
  },
  {
    names:
      /^(TimeoutError|RequestTimeout|RequestTimeoutException|AbortError|ECONNRESET|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|DependencyTimeoutException|KMSInternalException|InternalError|InternalServerException)$/,
    transient: true,
    says: (what) => `AWS does not answer about ${what}: check the network and try again.`,
  },
];

const BY_STATUS: Readonly<Record<number, string>> = {
  301: 'PermanentRedirect',
  403: 'AccessDenied',
  429: 'ThrottlingException',
  503: 'SlowDown',
};

/** What an error of the SDK is known by: its name, else the code of the network, else the status. */
const namesOf = (error: Error): readonly string[] => {
  const { code, $metadata } = error as {
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const status = BY_STATUS[$metadata?.httpStatusCode ?? 0];
  // S3 hands on what KMS told it under names like `KMS.DisabledException`.
  const name = error.name.replace(/^KMS\./, '');
  return [name, ...(typeof code === 'string' ? [code] : []), ...(status ? [status] : [])];
};

const faultOf = (error: unknown): Fault | undefined =>
  (error instanceof Error ? namesOf(error) : [])
    .map((name) => FAULTS.find((each) => each.names.test(name)))
    .find((found) => found !== undefined);

/** Is this a fault of the moment: throttling, or a network that does not answer? */
export const isTransient = (error: unknown): boolean => faultOf(error)?.transient === true;

/** Is this about the credentials or the clock of whoever asks, and so the end of every other call too? */
export const isOfWhoAsks = (error: unknown): boolean =>
  clockFault(error) !== undefined || faultOf(error)?.ofWhoAsks === true;

/** Is this an error of the SDK with one of these names? */
export const isNamed = (error: unknown, ...names: readonly string[]): error is Error =>
  error instanceof Error && names.includes(error.name);

/** What a service said, as a sentence of ours; what it said itself goes to `cause`. */
export const asAirlockError = (error: unknown, what: string): AirlockError => {
  if (error instanceof AirlockError) return error;
  const message =
    clockFault(error) ??
    faultOf(error)?.says(what) ??
    `AWS failed at ${what}: try again, or look at the state of the service.`;
  return new AirlockError('room', message, { cause: error });
};

/** Calls a service; whatever it throws becomes an AirlockError about `what`. */
export const callAws = async <Result>(
  what: string,
  call: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await call();
  } catch (error) {
    throw asAirlockError(error, what);
  }
};
