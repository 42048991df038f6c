import type { NamedPolicy } from '#proof/access/policy-document.ts';
import { parsePolicy } from '#proof/access/policy-document.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import type { GuardRails } from '#proof/rails/guard-rails.ts';

const named = (policies: GuardRails['service']): readonly NamedPolicy[] =>
  Object.entries(policies).map(([name, policy]) => ({ name, policy: parsePolicy(policy) }));

/** The same room with guard rails over its account. */
export const underRails = (room: RoomMap, { service, resource }: GuardRails): RoomMap => ({
  ...room,
  policies: {
    ...room.policies,
    rails: { account: room.place.account, service: named(service), resource: named(resource) },
  },
});
