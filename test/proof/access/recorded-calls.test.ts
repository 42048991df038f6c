import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AREAS } from '#core/access/areas.ts';
import { FUNCTION_NAMES, FUNCTIONS } from '#core/access/functions.ts';
import { areasOf, type Use } from '#core/access/rights.ts';
import { type Caller, policiesOf } from '#proof/access/caller.ts';
import { deniedCalls } from '#proof/access/denied-calls.ts';
import { type DeployedRoom, pairingRoom } from '#proof/access/deployed-room.ts';
import { type Principal, principalsOf } from '#proof/access/principals.ts';
import { recordFlow } from '#proof/access/record-flow.ts';
import {
  areaOfKey,
  distinctCalls,
  type RecordedCall,
  readRecord,
} from '#proof/loopback/recorded-call.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Around calls: joining a network and setting aside what failed, which AWS does; and what only denies. */
const BEYOND_CALLS = [
  ...['JoinNetwork', 'NotFromCode', 'QueriesOnlyFromInside', 'SetAside'],
  ...['OnlyOwnFunction', 'OnlyOwnFunctionOpens', 'OnlyRoomBuckets', 'OnlyRoomKeys'],
];

const sidsOf = (caller: Caller): readonly string[] =>
  policiesOf(caller).flatMap(({ policy }) => policy.Statement.map(({ Sid }) => Sid ?? ''));

const without = (sid: string, caller: Caller): Caller => {
  if (caller.type !== 'role') return caller;
  const policies = caller.policies.map(({ name, policy }) => ({
    name,
    policy: { ...policy, Statement: policy.Statement.filter(({ Sid }) => Sid !== sid) },
  }));
  return { ...caller, policies };
};

let calls: readonly RecordedCall[];
beforeAll(async () => {
  calls = await recordFlow();
});

describe.each(['dev', 'prod'] as const)(
  'the policies of a %s room that may do all that there is',
  (stage) => {
    let room: DeployedRoom;
    let principals: readonly Principal[];
    beforeAll(async () => {
      room = pairingRoom(stage);
      principals = await principalsOf(room.map, room.agreement);
    });

    it('allow every call that its life takes', async () => {
      expect(new Set(calls.map(({ principal }) => principal)).size).toBeGreaterThan(9);
      expect(await deniedCalls(room.map, principals, calls)).toEqual([]);
    });

    /** One by one: the first that is denied tells. */
    const isAnyDenied = async (who: Principal, own: readonly RecordedCall[]): Promise<boolean> => {
      for (const call of own)
        if ((await deniedCalls(room.map, [who], [call])).length > 0) return true;
      return false;
    };

    it('hold no statement for a function that its calls could do without', async () => {
      const unused: string[] = [];
      const seen = distinctCalls([...calls, ...(await readRecord())]);
      for (const { name, caller } of principals.filter(({ kind }) => kind === 'function')) {
        const own = seen.filter(({ principal }) => principal === name);
        for (const sid of sidsOf(caller).filter((each) => !BEYOND_CALLS.includes(each))) {
          const fewer: Principal = { name, kind: 'function', caller: without(sid, caller) };
          if (!(await isAnyDenied(fewer, own))) unused.push(`${name}: ${sid}`);
        }
      }
      expect(unused).toEqual([]);
    });

    it('allow every call that was seen on the emulator', async () => {
      expect(await deniedCalls(room.map, principals, await readRecord())).toEqual([]);
    });
  },
);

describe('the rights in the table of functions', () => {
  const ACTIONS: Readonly<Record<Use, string>> = {
    read: 's3:GetObject',
    write: 's3:PutObject',
    delete: 's3:DeleteObject',
    history: 's3:GetObjectVersion',
  };
  const KEYS = {
    'token-root': 'keys/token',
    'tombstone-root': 'keys/tombstone',
    'ledger-seal': 'keys/seal',
  } as const;

  /** Used by Athena in the name of whoever asks it: the statements above are held to that. */
  const BEHIND_A_QUERY = ['answer-question: read vault'];
  /** Used only after a crash in the middle: what an attempt had placed is looked at, and removed. */
  const AFTER_A_CRASH = [
    ...['read reports', 'delete reports'].map((right) => `refuse-drop: ${right}`),
    ...['delete staging', 'delete reports'].map((right) => `expire-data: ${right}`),
    ...['delete staging', 'delete reports'].map((right) => `forget-people: ${right}`),
  ];
  /** Used only where a version ends whose events were linked, or of which a list was made: no room that was recorded waits for that. */
  const AFTER_ITS_LIFE = [
    'expire-data: delete links',
    ...['delete links', 'delete lists'].map((right) => `forget-people: ${right}`),
  ];

  it('are each used by some call of the function, but for those of rarer ways', async () => {
    const seen = [...calls, ...(await readRecord())];
    const isUsed = (name: string, action: string, area: string): boolean =>
      seen.some(
        ({ principal, action: called, resource }) =>
          principal === name && called === action && `${resource}/`.startsWith(`${area}/`),
      );
    const unused = FUNCTION_NAMES.flatMap((name) => {
      const { rights } = FUNCTIONS[name];
      const objects = areasOf(rights).flatMap(([area, uses]) => {
        const [resource = ''] = areaOfKey(AREAS[area].keys).split('/');
        return uses
          .filter((use) => !isUsed(name, ACTIONS[use], resource))
          .map((use) => `${name}: ${use} ${area}`);
      });
      const keys = (['token-root', 'tombstone-root', 'ledger-seal'] as const).flatMap((key) =>
        (rights.keys[key] ?? [])
          .filter((action) => !isUsed(name, action, KEYS[key]))
          .map((action) => `${name}: ${action} ${key}`),
      );
      const opening = (rights.dropKey ?? [])
        .filter((action) => !isUsed(name, action, 'keys/opener'))
        .map((action) => `${name}: ${action} opener`);
      return [...objects, ...keys, ...opening];
    });
    expect(unused.sort()).toEqual([...BEHIND_A_QUERY, ...AFTER_A_CRASH, ...AFTER_ITS_LIFE].sort());
  });
});
