import { z } from 'zod';
import type { PlacedResource } from '#core/deployment/template.ts';
import { type NamedPolicy, parsePolicy } from '#proof/access/policy-document.ts';
import type { PropertyReader } from '#proof/access/property-reader.ts';

const Inline = z.array(z.object({ PolicyName: z.string(), PolicyDocument: z.json() })).default([]);

const ATTACHED = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'] as const;

const inlineOf = (read: PropertyReader, role: PlacedResource): readonly NamedPolicy[] =>
  Inline.parse(read.value(role, 'Policies')).map(({ PolicyName, PolicyDocument }) => ({
    name: PolicyName,
    policy: parsePolicy(PolicyDocument),
  }));

const namedPolicy = (read: PropertyReader, each: PlacedResource): NamedPolicy => ({
  name: read.text(each, 'PolicyName') ?? each.id,
  policy: read.policy(each, 'PolicyDocument'),
});

const managedOf = (read: PropertyReader, role: PlacedResource): readonly NamedPolicy[] =>
  read.texts(role, 'ManagedPolicyArns').map((arn) => {
    const found = read.each('AWS::IAM::ManagedPolicy').find((each) => read.ref(each) === arn);
    if (!found) throw new Error(`${role.id} is given ${arn}, whose statements no stack holds.`);
    return namedPolicy(read, found);
  });

const attachedTo = (read: PropertyReader, role: PlacedResource): readonly NamedPolicy[] =>
  read
    .each(...ATTACHED)
    .filter((each) =>
      [...read.texts(each, 'Roles'), ...read.texts(each, 'RoleName')].includes(read.ref(role)),
    )
    .map((each) => namedPolicy(read, each));

/**
 * What each role of the room may do by its own policies, by ARN. Throws for a policy whose
 * statements are not in a template, and for a permissions boundary.
 */
export const rolePolicies = (read: PropertyReader): ReadonlyMap<string, readonly NamedPolicy[]> =>
  new Map(
    read.each('AWS::IAM::Role').map((role) => {
      if (role.properties.PermissionsBoundary !== undefined)
        throw new Error(`${role.id} has a permissions boundary, which is not read here.`);
      const policies = [
        ...inlineOf(read, role),
        ...managedOf(read, role),
        ...attachedTo(read, role),
      ];
      return [read.arn(role), policies];
    }),
  );
