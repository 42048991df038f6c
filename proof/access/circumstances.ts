import { readResult } from '#proof/access/call-operations.ts';
import { judge, type Verdict } from '#proof/access/judge.ts';
import { get, type Operation, put, useKey } from '#proof/access/operation.ts';
import type { Principal } from '#proof/access/principals.ts';
import type { Circumstances } from '#proof/access/request.ts';
import type { RoomMap } from '#proof/access/room-map.ts';

/** An honest call, which other circumstances turn into one that is refused. */
interface HonestCall {
  readonly who: string;
  readonly operation: Operation;
}

/** The same calls under one circumstance; a call to which it does not apply has no verdict. */
interface CircumstanceRow {
  readonly circumstance: string;
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** What depends on how a request comes. */
export interface CircumstanceTable {
  readonly calls: readonly HonestCall[];
  readonly rows: readonly CircumstanceRow[];
}

type Change = (
  call: HonestCall,
) => { operation?: Operation; circumstances?: Circumstances } | undefined;

const KEY_ID = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const ALGORITHM = 's3:x-amz-server-side-encryption';
const CUSTOMER = 's3:x-amz-server-side-encryption-customer-algorithm';

const withHeaders =
  (headersOf: (room: RoomMap, area: string) => Readonly<Record<string, string>>) =>
  (room: RoomMap): Change =>
  ({ operation: { what, area } }) => {
    if (what !== 'put') return undefined;
    const usual = put(room, area).steps[0]?.call.context ?? {};
    const own = headersOf(room, area);
    return { operation: put(room, area, { ...(usual as Record<string, string>), ...own }) };
  };

const coming =
  (circumstances: Circumstances): ((room: RoomMap) => Change) =>
  () =>
  () => ({ circumstances });

/** KMS has no door without TLS 1.2, so there is nothing to decide. */
const toS3 =
  (circumstances: Circumstances) =>
  (): Change =>
  ({ operation }) =>
    operation.steps[0]?.call.action.startsWith('s3:') ? { circumstances } : undefined;

const keyOf = (room: RoomMap, area: string): string =>
  room.buckets[area === 'staging' ? 'vault' : area]?.keyArn ?? '';

const throughNothing =
  (): Change =>
  ({ operation }) => {
    const steps = operation.steps.filter(({ via }) => via !== undefined);
    const direct = steps.map(({ call }) => ({ call }));
    return direct.length > 0 ? { operation: { ...operation, steps: direct } } : undefined;
  };

const CHANGES: readonly (readonly [string, (room: RoomMap) => Change])[] = [
  ['as the room is built', () => () => ({})],
  ['without TLS', toS3({ tls: 'none' })],
  ['with TLS 1.1', toS3({ tls: '1.1' })],
  ['naming AES-256 of S3 as encryption', withHeaders(() => ({ [ALGORITHM]: 'AES256' }))],
  [
    'naming another KMS key',
    withHeaders(() => ({
      [ALGORITHM]: 'aws:kms',
      [KEY_ID]: 'arn:aws:kms:eu-west-1:999999999999:key/other',
    })),
  ],
  [
    'naming the right KMS key',
    withHeaders((room, area) => ({ [ALGORITHM]: 'aws:kms', [KEY_ID]: keyOf(room, area) })),
  ],
  ['with a key of its own (SSE-C)', withHeaders(() => ({ [CUSTOMER]: 'AES256' }))],
  ['calling the key itself, not through S3', throughNothing],
  ['from the internet', coming({ endpoint: undefined })],
  ['through the VPC endpoint of somebody else', coming({ endpoint: 'vpce-foreign' })],
];

const honestCalls = (room: RoomMap): readonly HonestCall[] => [
  { who: 'brand uploader', operation: put(room, 'drops/brand') },
  { who: 'read-manifest', operation: get(room, 'drops/brand') },
  { who: 'tokenise-part', operation: put(room, 'staging') },
  { who: 'tokenise-part', operation: useKey(room, 'token', 'kms:GenerateMac') },
  { who: 'settle-shard', operation: put(room, 'vault') },
  { who: 'publish-drop', operation: put(room, 'ledger') },
  { who: 'publish-drop', operation: useKey(room, 'seal', 'kms:GenerateMac') },
  { who: 'answer-question', operation: readResult(room) },
  { who: 'brand analyst', operation: get(room, 'releases') },
  { who: 'brand analyst', operation: useKey(room, 'seal', 'kms:VerifyMac') },
  { who: 'security auditor', operation: get(room, 'logs') },
];

/** Works out how the verdict on honest calls changes with TLS, encryption and network. */
export const circumstanceTable = async (
  room: RoomMap,
  principals: readonly Principal[],
): Promise<CircumstanceTable> => {
  const calls = honestCalls(room);
  const rows = [];
  for (const [circumstance, change] of CHANGES) {
    const verdicts = [];
    for (const call of calls) {
      const principal = principals.find(({ name }) => name === call.who);
      if (!principal) throw new Error(`Nobody is called ${call.who}.`);
      const changed = change(room)(call);
      const operation = changed?.operation ?? call.operation;
      verdicts.push(changed && (await judge(room, operation, { principal, ...changed })));
    }
    rows.push({ circumstance, verdicts });
  }
  return { calls, rows };
};
