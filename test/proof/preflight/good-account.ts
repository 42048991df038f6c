import { type Reply, serveOnLoopback } from '#proof/loopback/loopback-server.ts';
import { jsonReply } from '#proof/loopback/service-replies.ts';
import type { ReceivedRequest } from '#proof/loopback/verify-signature.ts';

/** A call as it reached the wire. */
export interface AccountCall {
  readonly operation: string;
  readonly region: string;
  /** The parameters: the JSON document, the form, or the query. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Answers a call, or leaves it to an account in which all is well. */
export type Otherwise = (call: AccountCall) => Reply | undefined;

const REST: readonly (readonly [RegExp, string])[] = [
  [/^\/2016-08-19\/account-settings/, 'GetAccountSettings'],
  [/^\/2019-09-30\/functions\/[^/]+\/concurrency/, 'GetFunctionConcurrency'],
  [/^\/2018-10-31\/layers/, 'ListLayers'],
  [/^\/(\?|$)/, 'ListBuckets'],
];

const formOf = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

const callOf = ({ method, url, headers, body }: ReceivedRequest): AccountCall => {
  const text = Buffer.from(body).toString('utf8');
  const [, region = ''] = /\/\d{8}\/([^/]+)\//.exec(String(headers.authorization)) ?? [];
  const target = String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
  if (target) return { operation: target, region, given: JSON.parse(text) };
  const form = formOf(text);
  if (form.Action !== undefined) return { operation: form.Action, region, given: form };
  const [, operation] = REST.find(([path]) => path.test(url)) ?? [undefined, method];
  return { operation, region, given: formOf(url.split('?')[1] ?? '') };
};

const xml = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?>${body}`,
});

/** A fault of a service that speaks XML. */
export const xmlFault = (code: string): Reply =>
  xml(
    `<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`,
    400,
  );

/** A fault of a service that speaks JSON. */
export const fault = (code: string): Reply => ({
  ...jsonReply(400, { __type: code, message: 'secret words of AWS' }),
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
});

const items = (list: readonly string[]): string =>
  list.map((each) => `<item>${each}</item>`).join('');

/** `euw1-az2` of `eu-west-1b`: in another account it is another. */
const idOf = (name: string): string => `euw1-az${'abc'.indexOf(name.at(-1) ?? '') + 1}`;

/** The zones of the account, by name. */
export const zones = (names: readonly string[]): Reply =>
  xml(
    `<DescribeAvailabilityZonesResponse><availabilityZoneInfo>${items(
      names.map((name) => `<zoneName>${name}</zoneName><zoneId>${idOf(name)}</zoneId>`),
    )}</availabilityZoneInfo></DescribeAvailabilityZonesResponse>`,
  );

/** The default subnets of the account, by their zones. */
export const subnets = (names: readonly string[]): Reply =>
  xml(
    `<DescribeSubnetsResponse><subnetSet>${items(
      names.map((name) => `<availabilityZone>${name}</availabilityZone>`),
    )}</subnetSet></DescribeSubnetsResponse>`,
  );

/** The zones in which services have an endpoint. */
export const endpoints = (zonesOf: (service: string) => readonly string[]): Reply =>
  xml(
    `<DescribeVpcEndpointServicesResponse><serviceDetailSet>${items(
      ['kms', 'athena', 'lambda'].map(
        (service) =>
          `<serviceName>com.amazonaws.eu-west-1.${service}</serviceName><availabilityZoneSet>${items(zonesOf(service))}</availabilityZoneSet>`,
      ),
    )}</serviceDetailSet></DescribeVpcEndpointServicesResponse>`,
  );

/** So many networks, and that of the room. */
export const networks = (count: number): Reply => {
  const ours = '<tagSet><item><key>airlock:room</key><value>airlock-prod</value></item></tagSet>';
  return xml(
    `<DescribeVpcsResponse><vpcSet>${items([...Array.from({ length: count }, () => '<vpcId>v</vpcId>'), ours])}</vpcSet></DescribeVpcsResponse>`,
  );
};

/** So many buckets. */
export const buckets = (count: number): Reply =>
  xml(
    `<ListAllMyBucketsResult><Buckets>${'<Bucket><Name>b</Name></Bucket>'.repeat(count)}</Buckets></ListAllMyBucketsResult>`,
  );

/** Who calls. */
export const caller = (account: string): Reply =>
  xml(
    `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );

/** A stack in a state. */
export const stackIn = (status: string): Reply =>
  xml(
    `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>s</StackName><StackStatus>${status}</StackStatus><CreationTime>2026-11-22T10:00:00Z</CreationTime></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  );

/** Whose a resource is. */
export const resourceOf = (stack: string): Reply =>
  xml(
    `<DescribeStackResourcesResponse><DescribeStackResourcesResult><StackResources><member><StackName>${stack}</StackName><Timestamp>2026-11-22T10:00:00Z</Timestamp></member></StackResources></DescribeStackResourcesResult></DescribeStackResourcesResponse>`,
  );

const ALL = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** An account of the operator in which everything is ready, and the room was never deployed. */
const GOOD: Readonly<Record<string, () => Reply>> = {
  GetCallerIdentity: () => caller('111111111111'),
  GetParameter: () => jsonReply(200, { Parameter: { Value: '30' } }),
  DescribeStacks: () => xmlFault('ValidationError'),
  GetResource: () => fault('ResourceNotFoundException'),
  DescribeStackResources: () => xmlFault('ValidationError'),
  GetAccountSettings: () =>
    jsonReply(200, {
      AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
    }),
  GetFunctionConcurrency: () => fault('ResourceNotFoundException'),
  ListLayers: () => jsonReply(200, { Layers: [] }),
  ListEngineVersions: () =>
    jsonReply(200, {
      EngineVersions: [
        { SelectedEngineVersion: 'AUTO' },
        { SelectedEngineVersion: 'Athena engine version 3' },
      ],
    }),
  DescribeAvailabilityZones: () => zones(ALL),
  DescribeSubnets: () => subnets(ALL),
  DescribeVpcEndpointServices: () => endpoints(() => ALL),
  GetServiceQuota: () => jsonReply(200, { Quota: { Value: 200 } }),
  DescribeVpcs: () => networks(1),
  DescribeTrails: () => jsonReply(200, { trailList: [{ Name: 'another' }] }),
  ListBuckets: () => buckets(3),
};

/** An account on loopback, which notes what it is asked. */
export const startAccount = async () => {
  const seen: AccountCall[] = [];
  const account = {
    seen,
    otherwise: ((): undefined => undefined) as Otherwise,
    origin: '',
    close: async (): Promise<void> => {},
  };
  const server = await serveOnLoopback(async (request) => {
    const call = callOf(request);
    seen.push(call);
    return account.otherwise(call) ?? GOOD[call.operation]?.() ?? { status: 500 };
  });
  return Object.assign(account, server);
};
