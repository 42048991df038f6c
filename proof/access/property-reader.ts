import type { Resolver } from '#core/deployment/resolve-template.ts';
import {
  type Json,
  type PlacedResource,
  resourcesOf,
  type Stacks,
} from '#core/deployment/template.ts';
import { type PolicyDocument, parsePolicy } from '#proof/access/policy-document.ts';

/** Reads resources of a room with all their intrinsics resolved. */
export interface PropertyReader {
  each(...types: readonly string[]): readonly PlacedResource[];
  value(resource: PlacedResource, property: string): Json | undefined;
  text(resource: PlacedResource, property: string): string | undefined;
  /** A list of texts, or one text as a list; empty if the property is absent. */
  texts(resource: PlacedResource, property: string): readonly string[];
  policy(resource: PlacedResource, property: string): PolicyDocument;
  arn(resource: PlacedResource): string;
  ref(resource: PlacedResource): string;
  /** The ARN of the resource of a type that `Ref` names so. Throws if no stack has it. */
  arnOfRef(type: string, ref: string): string;
}

/** A reader over the templates of a room. */
export const propertyReader = (stacks: Stacks, resolver: Resolver): PropertyReader => {
  const each = (...types: readonly string[]): readonly PlacedResource[] =>
    resourcesOf(stacks, ...types);
  const value = ({ stack, properties }: PlacedResource, property: string): Json | undefined => {
    const given = properties[property];
    return given === undefined ? undefined : resolver.valueOf(stack, given);
  };
  const arn = (resource: PlacedResource): string => resolver.attributeOf(resource, 'Arn');
  return {
    each,
    value,
    text: (resource, property) => {
      const found = value(resource, property);
      return found === undefined ? undefined : String(found);
    },
    texts: (resource, property) => [value(resource, property) ?? []].flat().map(String),
    policy: (resource, property) => parsePolicy(value(resource, property) ?? null),
    arn,
    ref: (resource) => resolver.refOf(resource),
    arnOfRef: (type, ref) => {
      const found = each(type).find((resource) => resolver.refOf(resource) === ref);
      if (!found) throw new Error(`A policy names the ${type} ${ref}, which no stack has.`);
      return arn(found);
    },
  };
};
