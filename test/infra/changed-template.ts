import { type RoomTemplate, resourcesOf } from '#proof/access/synthesised-room.ts';

/** The logical id of the only resource of a type whose id begins so. */
export const idOf = (template: RoomTemplate, type: string, begins: string): string => {
  const [only, ...others] = resourcesOf(template, type).filter(([id]) => id.startsWith(begins));
  if (!only || others.length > 0) throw new Error(`not one ${type} begins with ${begins}`);
  return only[0];
};

/** A template with one resource's properties changed: what a careless edit would make of it. */
export const changed = (
  template: RoomTemplate,
  id: string,
  change: (properties: Record<string, never>) => void,
): RoomTemplate => {
  const copy = structuredClone(template);
  const resource = copy.Resources[id];
  if (!resource) throw new Error(`there is no ${id}`);
  change(resource.Properties as Record<string, never>);
  return copy;
};

/** A template in which the key policy of one key has another list of statements. */
export const withStatements = (
  template: RoomTemplate,
  key: string,
  change: (statements: readonly Record<string, unknown>[]) => readonly Record<string, unknown>[],
): RoomTemplate =>
  changed(template, key, (properties: Record<string, { Statement: unknown }>) => {
    const policy = properties.KeyPolicy;
    if (policy) policy.Statement = change(policy.Statement as Record<string, unknown>[]);
  });
