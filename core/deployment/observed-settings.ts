import { z } from 'zod';
import type { Json } from '#core/deployment/template.ts';
import type { Reading, ReadOperation } from '#core/ports/deployed-settings.ts';

type Members = Readonly<Record<string, Json>>;

const members = z.record(z.string(), z.json());

const text = z.string().transform((said, context): Json => {
  try {
    return JSON.parse(said) as Json;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

/** What Glue says of a table beside what somebody gave it. */
const Table = z.object({
  Name: z.json().optional(),
  Owner: z.json().optional(),
  Retention: z.json().optional(),
  StorageDescriptor: z.json().optional(),
  PartitionKeys: z.json().optional(),
  ViewOriginalText: z.json().optional(),
  ViewExpandedText: z.json().optional(),
  TableType: z.json().optional(),
  Parameters: z.json().optional(),
  TargetTable: z.json().optional(),
});

const picked = (from: Members, ...names: readonly string[]): Members =>
  Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name] ?? null]] : [])));

/** A list that a service broke off, or that is not there at all, does not show what else is there. */
const whole = z.object({
  NextMarker: z.null().optional(),
  NextToken: z.null().optional(),
  Truncated: z.literal(false).optional(),
});

type Answers = Readonly<
  Record<Exclude<ReadOperation, 'cloudformation list-stack-resources'>, z.ZodType<Members>>
>;

/** What each answer says, in the words of a template. */
const ANSWERS: Answers = {
  'cloudcontrol get-resource': z
    .object({
      ResourceDescription: z.object({ Properties: text.pipe(members) }),
    })
    .transform(({ ResourceDescription: { Properties } }) => Properties),
  'lambda get-function-configuration': z.object({ CodeSha256: z.string() }),
  'lambda get-policy': z
    .object({ Policy: text })
    .transform(({ Policy }) => ({ Permissions: Policy })),
  'lambda list-function-url-configs': whole
    .extend({ FunctionUrlConfigs: z.array(members) })
    .transform(({ FunctionUrlConfigs }) => ({
      Urls: FunctionUrlConfigs.map((each) => picked(each, 'AuthType', 'Cors', 'InvokeMode')),
    })),
  'lambda list-event-source-mappings': whole
    .extend({ EventSourceMappings: z.array(z.json()) })
    .transform(({ EventSourceMappings }) => ({ EventSources: EventSourceMappings })),
  // Each function lists itself among its versions; what is published beside it is code of its own.
  'lambda list-versions-by-function': whole
    .extend({
      Versions: z
        .array(members)
        .refine((versions) => versions.some(({ Version }) => Version === '$LATEST')),
    })
    .transform(({ Versions }) => ({
      Versions: Versions.filter(({ Version }) => Version !== '$LATEST').map((each) =>
        picked(each, 'Version', 'CodeSha256'),
      ),
    })),
  'lambda list-aliases': whole.extend({ Aliases: z.array(members) }).transform(({ Aliases }) => ({
    Aliases: Aliases.map((each) => picked(each, 'Name', 'FunctionVersion', 'RoutingConfig')),
  })),
  'lambda list-function-event-invoke-configs': whole
    .extend({ FunctionEventInvokeConfigs: z.array(members) })
    .transform(({ FunctionEventInvokeConfigs }) => ({
      Destinations: FunctionEventInvokeConfigs.map((each) =>
        picked(each, ...['DestinationConfig', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
      ),
    })),
  'kms list-grants': whole.extend({ Grants: z.array(members) }).transform(({ Grants }) => ({
    Grants: Grants.map((each) =>
      picked(each, 'GranteePrincipal', 'RetiringPrincipal', 'Operations', 'Constraints'),
    ),
  })),
  'glue get-table': z
    .object({ Table: Table.extend({ DatabaseName: z.json().optional() }) })
    .transform(({ Table: { DatabaseName, ...TableInput } }) =>
      members.parse({ DatabaseName, TableInput }),
    ),
};

/** What was read, or nothing: JSON may be nested deeper than anything here can follow. */
const tried = <Value>(schema: z.ZodType<Value>, said: unknown): Value | undefined => {
  try {
    return schema.parse(said);
  } catch {
    return undefined;
  }
};

/** How an answer says what it is about. */
const ABOUT: Readonly<Partial<Record<ReadOperation, z.ZodType<string>>>> = {
  'cloudcontrol get-resource': z
    .object({ ResourceDescription: z.object({ Identifier: z.string() }) })
    .transform(({ ResourceDescription }) => ResourceDescription.Identifier),
  'lambda get-function-configuration': z
    .object({ FunctionName: z.string() })
    .transform(({ FunctionName }) => FunctionName),
};

/** Is this the answer about another resource? Files are easily mixed up. */
const isOther = ({ operation, input }: Reading, said: unknown): boolean => {
  const about = ABOUT[operation]?.safeParse(said).data;
  return about !== undefined && about !== (input.Identifier ?? input.FunctionName);
};

/** What a service said of a resource, or why that is nothing to go by. */
export const settingsOf = (
  reading: Reading,
  said: unknown,
): { readonly settings: Members } | { readonly why: string } => {
  if (reading.operation === 'cloudformation list-stack-resources')
    return { why: 'it says nothing of a single resource' };
  if (isOther(reading, said)) return { why: 'what was read is about another resource' };
  const parsed = tried(ANSWERS[reading.operation], said);
  if (parsed !== undefined) return { settings: parsed };
  return { why: 'what was read is not what the service answers, or only a part of it' };
};

const StackResources = z.object({
  StackResourceSummaries: z.array(
    z.object({
      LogicalResourceId: z.string(),
      PhysicalResourceId: z.string().default(''),
      ResourceType: z.string(),
      ResourceStatus: z.string().default(''),
    }),
  ),
  NextToken: z.null().optional(),
});

/** A resource as CloudFormation lists it. */
export interface ListedResource {
  readonly type: string;
  readonly physical: string;
}

/** The resources that stand in a stack, by their names in the template; undefined if this is no whole list of them. */
export const listedResources = (said: unknown): ReadonlyMap<string, ListedResource> | undefined => {
  const parsed = tried(StackResources, said);
  if (parsed === undefined) return undefined;
  const standing = parsed.StackResourceSummaries.filter(
    ({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE',
  );
  const listed = new Map(
    standing.map(({ LogicalResourceId, PhysicalResourceId, ResourceType }) => [
      LogicalResourceId,
      { type: ResourceType, physical: PhysicalResourceId },
    ]),
  );
  // No stack has two of one name: which of them was looked at would be anybody's choice.
  return listed.size === standing.length ? listed : undefined;
};
