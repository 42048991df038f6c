import { namesOf } from '#infra/names.ts';
import { FUNCTION_RIGHTS, type FunctionName, type Rights, touching } from '#infra/rights.ts';
import type { Room } from '#infra/room.ts';
import type { DataStack } from '#infra/stacks/data-stack.ts';

/**
 * The variables of a function: what it may not touch is not even named to it. The names are those of
 * lambdas/shared/env.ts; a test holds both lists together.
 */
export const environmentOf = (
  name: FunctionName,
  room: Room,
  { buckets, keys }: DataStack,
): Readonly<Record<string, string>> => {
  const { tokenKey, queries }: Rights = FUNCTION_RIGHTS[name];
  const names = namesOf(room);
  const dropBuckets = [...buckets.drops].map(([party, bucket]) => [party, bucket.bucketName]);
  const given: readonly (readonly [boolean, Readonly<Record<string, string>>])[] = [
    [touching('drops').includes(name), { AIRLOCK_DROP_BUCKETS: jsonOf(dropBuckets) }],
    [touching('vault').includes(name), { AIRLOCK_VAULT_BUCKET: buckets.vault.bucketName }],
    [touching('releases').includes(name), { AIRLOCK_RELEASES_BUCKET: buckets.releases.bucketName }],
    [tokenKey, { AIRLOCK_TOKEN_KEY_ARN: keys.token.keyArn }],
    [queries, { AIRLOCK_WORKGROUP: names.workgroup, AIRLOCK_DATABASE: names.database }],
    [name === 'approve-agreement', { AIRLOCK_AGREEMENT_DIGEST: room.digest }],
  ];
  return {
    AIRLOCK_COLLABORATION: room.agreement.id,
    AIRLOCK_ACCOUNT: room.agreement.operator,
    AIRLOCK_LEDGER_BUCKET: buckets.ledger.bucketName,
    AIRLOCK_LEDGER_KEY_ARN: keys.ledger.keyArn,
    ...Object.fromEntries(
      given.flatMap(([isGiven, variables]) => (isGiven ? Object.entries(variables) : [])),
    ),
  };
};

/** JSON whose values are known only when it is deployed; none of them needs escaping. */
export const jsonOf = (entries: readonly (readonly string[])[]): string =>
  `{${entries.map(([key, value]) => `"${key}":"${value}"`).join(',')}}`;
