import { type ControlPolicy, minified } from '#proof/rails/control-policy.ts';
import type { GuardedRoom } from '#proof/rails/guarded-room.ts';
import { resourceControlPolicies } from '#proof/rails/resource-control.ts';
import { serviceControlPolicies } from '#proof/rails/service-control.ts';

/** The guard rails of a room, each by its name. */
export interface GuardRails {
  /** Bind whoever is in the operator's account. */
  readonly service: Readonly<Record<string, ControlPolicy>>;
  /** Bind whoever wants something of S3, KMS and STS in it. */
  readonly resource: Readonly<Record<string, ControlPolicy>>;
}

/** Makes the guard rails of a room. */
export const guardRails = (guarded: GuardedRoom): GuardRails => ({
  service: serviceControlPolicies(guarded),
  resource: resourceControlPolicies(guarded),
});

/** The files of guard rails by name, each as it is given to AWS. Throws AirlockError('room') if one is too long. */
export const railFiles = ({ service, resource }: GuardRails): ReadonlyMap<string, string> =>
  new Map(
    Object.entries({ ...service, ...resource }).map(([name, policy]) => [
      `${name}.json`,
      `${minified(policy)}\n`,
    ]),
  );
