import type { BucketName } from '#core/access/areas.ts';
import {
  FUNCTION_NAMES,
  FUNCTIONS,
  type FunctionName,
  functionsThat,
} from '#core/access/functions.ts';
import type { Use } from '#core/access/rights.ts';
import { bucketUsers, dropKeyUsers, keyUsers } from '#core/access/users.ts';
import type { RoomKey, RoomParts } from '#core/audit/room-parts.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { anyOf, isOneOf, quotedText } from '#core/audit/sql-conditions.ts';
import { LISTS_PREFIX } from '#core/room-layout.ts';

const BUCKET = "json_extract_scalar(request, '$.bucketName')";

/** Where a copy comes from, as a path: S3 takes it with or without the first slash. */
const COPIED = `'/' || regexp_replace(
    coalesce(json_extract_scalar(request, '$["x-amz-copy-source"]'), ''), '^/', ''
  )`;

/** The functions whose work takes a key: they read or write what it encrypts, or have it make MACs. */
const KEY_USERS: Readonly<Record<RoomKey, readonly FunctionName[]>> = {
  drops: bucketUsers('drops'),
  vault: bucketUsers('vault'),
  records: [...bucketUsers('ledger'), ...bucketUsers('releases')],
  results: bucketUsers('results'),
  token: [...keyUsers('token-root', 'kms:GenerateMac'), ...keyUsers('token-root', 'kms:VerifyMac')],
  tombstone: keyUsers('tombstone-root', 'kms:GenerateMac'),
  ledger: [
    ...keyUsers('ledger-seal', 'kms:GenerateMac'),
    ...keyUsers('ledger-seal', 'kms:VerifyMac'),
  ],
  opener: dropKeyUsers('kms:Decrypt'),
};

/** Whoever calls as one of these roles of the room, which are called like its functions. */
const actsAs = ({ account, room }: RoomScope, names: readonly FunctionName[]): string =>
  `(${isOneOf('identity_account', [account])} and ${isOneOf(
    'issuer_name',
    names.map((name) => `${room}-${name}`),
  )})`;

const inBuckets = (parts: RoomParts, ...buckets: readonly (BucketName | 'trail')[]): string =>
  isOneOf(
    BUCKET,
    buckets.flatMap((bucket) => parts.buckets[bucket] ?? []),
  );

const OBJECT_BUCKETS: readonly BucketName[] = ['drops', 'vault', 'ledger', 'releases', 'results'];

const copiesFrom = (parts: RoomParts, ...buckets: readonly BucketName[]): string =>
  copiesBelow(buckets.flatMap((bucket) => parts.buckets[bucket] ?? []));

const copiesBelow = (names: readonly string[], prefix = ''): string =>
  anyOf(names.map((name) => `strpos(${COPIED}, ${quotedText(`/${name}/${prefix}`)}) = 1`));

/** Lists lie among the releases, which parties read; their labels are for one of them. */
const isOfLists = (parts: RoomParts): string => {
  const key = `starts_with(json_extract_scalar(request, '$.key'), ${quotedText(LISTS_PREFIX)})`;
  const copies = copiesBelow(parts.buckets.releases ?? [], LISTS_PREFIX);
  return anyOf([`(${inBuckets(parts, 'releases')} and ${key})`, copies]);
};

const ownUse = (scope: RoomScope, parts: RoomParts, uses: readonly Use[]): string =>
  anyOf(
    OBJECT_BUCKETS.map((bucket) => {
      const users = [...new Set(uses.flatMap((use) => bucketUsers(bucket, use)))];
      return `(${inBuckets(parts, bucket)} and ${actsAs(scope, users)})`;
    }),
  );

const objectPieces = (scope: RoomScope, parts: RoomParts): Readonly<Record<string, string>> => ({
  in_guarded_bucket: inBuckets(parts, 'drops', 'vault', 'ledger', 'results'),
  copies_guarded_bucket: copiesFrom(parts, 'drops', 'vault', 'ledger', 'results'),
  of_lists: isOfLists(parts),
  in_drop_bucket: inBuckets(parts, 'drops'),
  in_kept_bucket: inBuckets(parts, 'vault', 'releases', 'results'),
  in_ledger_bucket: inBuckets(parts, 'ledger'),
  in_trail_bucket: inBuckets(parts, 'trail'),
  own_read: ownUse(scope, parts, ['read', 'history']),
  own_change: ownUse(scope, parts, ['write', 'delete']),
});

/** A key as its events name it: their resource is its ARN, whatever name the request gives it. */
const onKey = (ids: readonly string[]): string =>
  anyOf(
    ids.map(
      (id) => `strpos(coalesce(resources, '') || coalesce(request, ''), ${quotedText(id)}) > 0`,
    ),
  );

/** A party of the room; where its accounts are not known, whoever comes from another account. */
const party = ({ account, parts }: RoomScope): string =>
  parts?.parties
    ? isOneOf('identity_account', parts.parties)
    : `coalesce(identity_account <> ${quotedText(account)}, false)`;

const auditor = ({ account, room }: RoomScope): string =>
  `(${isOneOf('identity_account', [account])} and ${isOneOf('issuer_name', [`${room}-auditor`])})`;

/** What parties and the auditor do with keys: they verify the ledger and read it, and parties put drops. */
const othersKeyUse = (scope: RoomScope, { keys }: RoomParts): string => {
  const verifies = `(${onKey(keys.ledger ?? [])} and event_name = 'VerifyMac')`;
  const reads = `(${onKey(keys.records ?? [])} and event_name = 'Decrypt')`;
  const puts = `(${onKey(keys.drops ?? [])} and starts_with(event_name, 'GenerateDataKey'))`;
  return anyOf([
    `(${auditor(scope)} and ${anyOf([verifies, reads])})`,
    `(${party(scope)} and ${anyOf([verifies, reads, puts])})`,
  ]);
};

const keyPieces = (scope: RoomScope, parts: RoomParts): Readonly<Record<string, string>> => {
  const keys = Object.entries(parts.keys) as [RoomKey, readonly string[]][];
  return {
    of_own_keys: onKey(keys.flatMap(([, ids]) => ids)),
    own_key_use: anyOf(
      keys.map(([key, ids]) => `(${onKey(ids)} and ${actsAs(scope, KEY_USERS[key])})`),
    ),
    others_key_use: othersKeyUse(scope, parts),
  };
};

/** What a function of the room calls another one for, by its name or its ARN. */
const ownCall = (scope: RoomScope): string =>
  anyOf(
    FUNCTION_NAMES.flatMap((name) => {
      const { calls } = FUNCTIONS[name].rights;
      if (calls === undefined) return [];
      const called = quotedText(`(^|:)${scope.room}-${calls}(:[^:]*)?$`);
      const named = `regexp_like(json_extract_scalar(request, '$.functionName'), ${called})`;
      return [`(${actsAs(scope, [name])} and ${named})`];
    }),
  );

const NOWHERE: RoomScope = { account: '', room: '', names: [] };

/**
 * Conditions by which a question tells the room's own work from anybody else's, as pieces of SQL; where no room is
 * known, none of them holds. They follow from the table of functions, as the policies of the deployed room do: who
 * may do what is said in one place.
 */
export const ownWork = (scope: RoomScope = NOWHERE): Readonly<Record<string, string>> => {
  const { room, parts = { buckets: {}, keys: {} } } = scope;
  return {
    ...keyPieces(scope, parts),
    ...objectPieces(scope, parts),
    own_role: actsAs(scope, FUNCTION_NAMES),
    answering_role: actsAs(
      scope,
      functionsThat(({ rights }) => rights.queries === true),
    ),
    own_call: ownCall(scope),
    auditor: auditor(scope),
    party: party(scope),
    named_role: quotedText(`:role/(.*/)?${room}-(${FUNCTION_NAMES.join('|')})"`),
    room_name: quotedText(room),
    room_database: quotedText(room.replaceAll('-', '_')),
  };
};
