import type { Place } from '#core/deployment/resolve-template.ts';
import {
  type Json,
  type PlacedResource,
  resourcesOf,
  type Stacks,
} from '#core/deployment/template.ts';
import { type PropertyReader, propertyReader } from '#proof/access/property-reader.ts';
import { resolverOf } from '#proof/access/resolve-template.ts';
import { resourcePolicies } from '#proof/access/resource-policies.ts';
import {
  type PolicyKind,
  type WrittenPolicy,
  writtenPolicy,
} from '#proof/templates/written-policy.ts';

/** IAM's own are of principals, but for who may take a role; every other policy of a template stands on a resource. */
const kindOf = (type: string, property: string): PolicyKind => {
  if (property === 'AssumeRolePolicyDocument') return 'trust';
  return type.startsWith('AWS::IAM::') ? 'identity' : 'resource';
};

const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** CloudWatch Logs takes a policy as a text of JSON. */
const documentIn = (value: Json): Json =>
  typeof value === 'string' && /^\s*\{.*"Statement"/s.test(value)
    ? (JSON.parse(value) as Json)
    : value;

/** Every policy document in a value, however deep it lies, with the names that lead to it. */
const documentsIn = (
  value: Json,
  path: readonly string[],
): readonly (readonly [string[], Json])[] => {
  const found = documentIn(value);
  if (isObject(found) && 'Statement' in found) return [[[...path], found]];
  if (!isObject(found) && !Array.isArray(found)) return [];
  return Object.entries(found).flatMap(([key, each]) => documentsIn(each, [...path, key]));
};

const policiesOf = (read: PropertyReader, resource: PlacedResource): readonly WrittenPolicy[] =>
  Object.keys(resource.properties)
    .filter((property) => JSON.stringify(resource.properties[property]).includes('Statement'))
    .flatMap((property) => documentsIn(read.value(resource, property) ?? null, [property]))
    .map(([path, document]) =>
      writtenPolicy(
        [resource.stack, resource.id, ...path].join(' '),
        kindOf(resource.type, path[0] ?? ''),
        document,
      ),
    );

/** The permissions of functions, which CloudFormation writes without a document. */
const functionPolicies = (read: PropertyReader): readonly WrittenPolicy[] =>
  [...resourcePolicies(read)]
    .filter(([arn]) => arn.includes(':function:'))
    .map(([arn, document]) => writtenPolicy(arn, 'resource', document));

/** Every policy in the templates of a room, of whatever type of resource, as it would be deployed. */
export const templatePolicies = (stacks: Stacks, place: Place): readonly WrittenPolicy[] => {
  const read = propertyReader(stacks, resolverOf(stacks, place));
  const types = Object.values(stacks).flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );
  return [
    ...resourcesOf(stacks, ...types).flatMap((resource) => policiesOf(read, resource)),
    ...functionPolicies(read),
  ];
};
