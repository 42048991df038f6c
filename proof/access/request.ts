import { accountOf, type Caller } from '#proof/access/caller.ts';

/** How a request reaches AWS. What is left out is the honest case. */
export interface Circumstances {
  /** Version of TLS, or `none` for plain HTTP; 1.3 if left out. */
  readonly tls?: '1.1' | '1.2' | '1.3' | 'none';
  /** Id of the VPC endpoint; the open internet if left out. */
  readonly endpoint?: string;
  /** The services through which it comes, first one first: `athena`, or `s3` for a call to a key. */
  readonly via?: readonly ('athena' | 's3' | 'sns' | 'sqs' | 'logs')[];
  /** ARN of the function whose code or credentials make the call; none if left out. */
  readonly sourceFunction?: string | undefined;
}

/** One action on one resource. */
export interface Call {
  readonly action: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** Context that only this action has, such as `s3:prefix`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** A request as IAM sees it. */
export interface Request extends Circumstances {
  readonly caller: Caller;
  readonly call: Call;
}

type Context = Record<string, string | string[]>;

/** An address that nobody has (RFC 5737). */
const INTERNET_ADDRESS = '203.0.113.7';
/** An address inside a network. */
const PRIVATE_ADDRESS = '10.0.0.7';

/** What IAM says of the caller: nothing at all if nobody signed. */
const aboutCaller = (caller: Caller): Context => {
  const account = accountOf(caller);
  if (caller.type === 'anonymous') return {};
  if (caller.type === 'service')
    return {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': caller.name,
      ...(caller.sourceArn !== undefined && { 'aws:SourceArn': caller.sourceArn }),
      ...(caller.sourceAccount !== undefined && { 'aws:SourceAccount': caller.sourceAccount }),
    };
  return {
    'aws:PrincipalArn': caller.type === 'role' ? caller.arn : `arn:aws:iam::${account}:root`,
    'aws:PrincipalAccount': account ?? '',
    'aws:PrincipalType': caller.type === 'role' ? 'AssumedRole' : 'Account',
    'aws:PrincipalIsAWSService': 'false',
  };
};

const networkOf = (endpoint: string | undefined): Context =>
  endpoint === undefined
    ? { 'aws:SourceIp': INTERNET_ADDRESS }
    : { 'aws:SourceVpce': endpoint, 'aws:VpcSourceIp': PRIVATE_ADDRESS };

/** A service that hands a call on strips the network of who asked, and says who it is. */
const aboutRoad = ({ endpoint, tls, via = [], caller, sourceFunction }: Request): Context => {
  const calledVia = via
    .filter((service) => service === 'athena')
    .map((name) => `${name}.amazonaws.com`);
  return {
    'aws:SecureTransport': String(tls !== 'none'),
    'aws:ViaAWSService': String(via.length > 0),
    ...(calledVia.length > 0 && { 'aws:CalledVia': calledVia }),
    ...(via.length === 0 && caller.type !== 'service' && networkOf(endpoint)),
    // Whether a service that hands a call on names the function still is not documented: here it does not.
    ...(via.length === 0 &&
      sourceFunction !== undefined && { 'lambda:SourceFunctionArn': sourceFunction }),
  };
};

const aboutS3 = ({ call, caller, tls = '1.3' }: Request): Context => ({
  's3:ResourceAccount': call.account,
  ...(tls !== 'none' && { 's3:TlsVersion': tls }),
  ...(caller.type !== 'anonymous' && {
    's3:authType': 'REST-HEADER',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
  }),
});

const aboutKey = ({ call, caller, via = [] }: Request): Context => {
  const last = via.at(-1);
  const account = accountOf(caller);
  return {
    ...(account !== undefined && { 'kms:CallerAccount': account }),
    ...(last !== undefined && { 'kms:ViaService': `${last}.${call.region}.amazonaws.com` }),
  };
};

const serviceOf = ({ action }: Call): string => action.split(':')[0] ?? '';

/** Everything that IAM would know of a request, in the words of its condition keys. */
export const contextOf = (request: Request): Context => {
  const { call } = request;
  const own = Object.entries(call.context ?? {}).map(
    ([key, value]) => [key, typeof value === 'string' ? value : [...value]] as const,
  );
  return {
    ...aboutCaller(request.caller),
    ...aboutRoad(request),
    'aws:ResourceAccount': call.account,
    'aws:RequestedRegion': call.region,
    ...(serviceOf(call) === 's3' && aboutS3(request)),
    ...(serviceOf(call) === 'kms' && aboutKey(request)),
    ...Object.fromEntries(own),
  };
};
