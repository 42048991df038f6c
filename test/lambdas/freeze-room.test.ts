import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#core/sha256.ts';
import { makeHandler } from '#lambdas/freeze-room/handler.ts';
import { type FlowRoom, questionEvent } from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

const OPERATOR = '111111111111';
const overseers = { account: OPERATOR, auditorRole: 'spring-auditor' };
const ACT = { act: 'freeze', reason: 'A drill.' };

/** A request that a role of an account signed. */
const signedBy = (
  { account, role = 'admin', party }: { account: string; role?: string; party?: string },
  body: unknown,
) => {
  const event = questionEvent('brand', body, account);
  const userArn = `arn:aws:sts::${account}:assumed-role/${role}/somebody`;
  return {
    ...event,
    headers: { ...event.headers, ...(party !== undefined && { 'airlock-party': party }) },
    requestContext: { authorizer: { iam: { accountId: account, userArn } } },
  };
};

describe('a freeze over HTTP', () => {
  let room: FlowRoom;
  let tokenEpoch = 1;
  beforeAll(async () => {
    room = await openMemoryFlow();
  });
  afterAll(closeTestRooms);

  const said = async (event: unknown): Promise<readonly [number, unknown]> => {
    const { statusCode, body } = await makeHandler({ ...room, overseers, tokenEpoch })(event);
    return [statusCode, JSON.parse(body)];
  };
  const standing = async () => [...(await room.ledger.state()).freezes.keys()];

  it.each([
    { account: '222222222222', role: 'analyst', by: 'party', key: 'party.brand' },
    { account: OPERATOR, role: 'admin', by: 'operator', key: 'operator' },
    { account: OPERATOR, role: 'spring-auditor', by: 'auditor', key: 'auditor' },
  ] as const)(
    'of account $account and role $role is one of its $by',
    async ({ by, key, ...who }) => {
      const [status, document] = await said(signedBy(who, { ...ACT, by }));
      expect(status).toBe(200);
      expect(document).toMatchObject({ kind: 'freeze', act: 'freeze', by, repeated: false });
      expect(await standing()).toEqual([key]);
      const lift = { act: 'unfreeze', reason: 'The drill is over.', by };
      expect((await said(signedBy(who, lift)))[0]).toBe(200);
      expect(await standing()).toEqual([]);
    },
  );

  it.each([
    {
      who: 'the auditor for its operator',
      account: OPERATOR,
      role: 'spring-auditor',
      by: 'operator',
    },
    { who: 'the operator for its auditor', account: OPERATOR, by: 'auditor' },
    {
      who: 'a role of that name elsewhere',
      account: '222222222222',
      role: 'spring-auditor',
      by: 'auditor',
    },
    {
      who: 'a role whose name ends so',
      account: OPERATOR,
      role: 'x-spring-auditor',
      by: 'auditor',
    },
    { who: 'a party for the operator', account: '333333333333', by: 'operator' },
    { who: 'the operator for a party', account: OPERATOR, by: 'party' },
    { who: 'a stranger for a party', account: '999999999999', by: 'party' },
    { who: 'a stranger for the operator', account: '999999999999', by: 'operator' },
  ] as const)('does not take $who', async ({ who: _, by, ...who }) => {
    const [status, document] = await said(signedBy(who, { ...ACT, by }));
    expect(status).toBe(403);
    expect(document).toMatchObject({ kind: 'error', error: { code: 'refused' } });
    expect(await standing()).toEqual([]);
  });

  it('does not take a party for the one that it names', async () => {
    const event = signedBy(
      { account: '222222222222', party: 'publisher' },
      { ...ACT, by: 'party' },
    );
    expect(await said(event)).toMatchObject([403, { error: { reason: 'wrong-party' } }]);
    expect(await standing()).toEqual([]);
  });

  it.each([
    [{}],
    [{ ...ACT }],
    [{ ...ACT, by: 'everybody' }],
    [{ ...ACT, by: 'party', party: 'publisher' }],
    [{ act: 'thaw', reason: 'A drill.', by: 'party' }],
    [{ act: 'freeze', reason: 'two\nlines', by: 'party' }],
    [{ act: 'freeze', reason: 'x'.repeat(201), by: 'party' }],
    ['no json'],
  ])('takes %j for no freeze', async (body) => {
    expect((await said(signedBy({ account: '222222222222' }, body)))[0]).toBe(400);
    expect(await standing()).toEqual([]);
  });

  it.each([
    { account: '222222222222', by: 'party' },
    { account: OPERATOR, by: 'operator' },
    { account: OPERATOR, role: 'spring-auditor', by: 'auditor' },
  ] as const)('notes a pack for the $by who signed, once', async ({ by, ...who }) => {
    const request = signedBy(who, { act: 'note-pack', manifest: sha256(by), by });
    const document = { kind: 'pack-note', manifest: sha256(by), note: { by }, repeated: false };
    expect(await said(request)).toMatchObject([200, document]);
    expect(await said(request)).toMatchObject([200, { ...document, repeated: true }]);
  });

  it('notes no pack for whoever is not who the request says, and none that is no digest', async () => {
    const before = (await room.ledger.entries()).length;
    const manifest = sha256('x');
    const stranger = { account: '999999999999' };
    for (const by of ['party', 'operator', 'auditor'] as const)
      expect((await said(signedBy(stranger, { act: 'note-pack', manifest, by })))[0]).toBe(403);
    const party = { account: '222222222222' };
    for (const body of [
      { act: 'note-pack', manifest: 'x', by: 'party' },
      { act: 'note-pack', manifest, by: 'party', reason: 'A drill.' },
      { act: 'freeze', manifest, by: 'party' },
      { act: 'record-review', access: 'x', by: 'party' },
    ])
      expect((await said(signedBy(party, body)))[0]).toBe(400);
    expect(await room.ledger.entries()).toHaveLength(before);
  });

  it('withdraws lists of the party that signed, of no other and for no operator', async () => {
    const brand = { account: '222222222222' };
    const withdraw = { act: 'withdraw', by: 'party' };
    for (const [body, status] of [
      [{ ...withdraw, by: 'operator' }, 400],
      [{ ...withdraw, party: 'publisher' }, 400],
      [{ ...withdraw, dataset: 'readers' }, 400],
      [{ ...withdraw, dataset: '../x' }, 400],
    ] as const)
      expect((await said(signedBy(brand, body)))[0], JSON.stringify(body)).toBe(status);
    expect((await said(signedBy({ account: OPERATOR }, withdraw)))[0]).toBe(403);
    expect([...(await room.ledger.state()).withdrawn]).toEqual([]);
    const done = { kind: 'withdrawal', party: 'brand', dataset: 'customers', outcome: 'ended' };
    const request = signedBy(brand, { ...withdraw, dataset: 'customers' });
    expect(await said(request)).toMatchObject([200, { ...done, repeated: false, expired: [] }]);
    expect(await said(request)).toMatchObject([200, { ...done, repeated: true }]);
    expect([...(await room.ledger.state()).withdrawn]).toEqual(['brand.customers']);
  });

  it('begins the epoch whose key was deployed, once, and no other', async () => {
    const rotate = (by: string) => signedBy({ account: OPERATOR }, { act: 'rotate', by });
    expect(await said(rotate('operator'))).toMatchObject([200, { epoch: 1, repeated: true }]);
    tokenEpoch = 3;
    expect((await said(rotate('operator')))[0]).toBe(400);
    tokenEpoch = 2;
    const auditor = { account: OPERATOR, role: 'spring-auditor' };
    expect((await said(signedBy(auditor, { act: 'rotate', by: 'auditor' })))[0]).toBe(403);
    const begun = { kind: 'epoch', by: 'operator', epoch: 2, repeated: false, outcome: 'ended' };
    expect(await said(rotate('operator'))).toMatchObject([200, begun]);
    const again = signedBy({ account: '333333333333' }, { act: 'rotate', by: 'party' });
    expect(await said(again)).toMatchObject([200, { epoch: 2, repeated: true }]);
    const events = (await room.ledger.entries()).map(({ event }) => event);
    expect(events.filter(({ type }) => type === 'epoch-began')).toEqual([
      { type: 'epoch-began', by: 'operator', epoch: 2 },
    ]);
    tokenEpoch = 1;
  });

  it('stops nobody who did not sign', async () => {
    const unsigned = { body: JSON.stringify({ ...ACT, by: 'operator' }) };
    expect((await said(unsigned))[0]).toBe(403);
    expect(await standing()).toEqual([]);
  });
});
