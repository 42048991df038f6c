import { type Place, type Resolver, templateResolver } from '#core/deployment/resolve-template.ts';
import type { Stacks } from '#core/deployment/template.ts';
import { attributeOf, refOf } from '#proof/access/physical-names.ts';

/** Resolves the templates of a room as if its stacks were deployed at a place. */
export const resolverOf = (stacks: Stacks, place: Place): Resolver =>
  templateResolver(stacks, place, { refOf, attributeOf });
