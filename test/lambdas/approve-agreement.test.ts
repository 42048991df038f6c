import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { makeHandler } from '#lambdas/approve-agreement/handler.ts';
import type { HttpResponse } from '#lambdas/shared/http-response.ts';
import { type FlowRoom, questionEvent } from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

describe('an approval over HTTP', () => {
  let room: FlowRoom;
  /** What the operator deploys next: the agreement of the room with another purpose. */
  let deployed: FlowRoom['signed'];
  let approve: (event: unknown) => Promise<HttpResponse>;
  beforeEach(async () => {
    room = await openMemoryFlow();
    const { agreement } = room.signed;
    deployed = withDigest({ ...agreement, purpose: 'Count shared people once more.' });
    approve = makeHandler({ ...room, agreementDigest: deployed.digest });
  });
  afterAll(closeTestRooms);

  const said = async (event: unknown): Promise<[number, unknown]> => {
    const { statusCode, body } = await approve(event);
    return [statusCode, JSON.parse(body)];
  };
  const types = async (): Promise<readonly string[]> =>
    (await room.ledger.entries()).map(({ event }) => event.type).slice(3);

  it('puts the deployed agreement on the table for the account that signed, once', async () => {
    const { agreement, digest } = deployed;
    const told = { kind: 'proposal', agreement: digest, proposedBy: 'publisher' };
    const waitingFor = ['brand', 'publisher'];
    for (const [party, repeated] of [
      ['publisher', false],
      ['brand', true],
    ] as const)
      expect(await said(questionEvent(party, { agreement, propose: true }))).toEqual([
        200,
        { ...told, party, waitingFor, repeated },
      ]);
    const proposal = { type: 'agreement-proposed', agreement: digest, party: 'publisher' };
    expect((await room.ledger.entries()).slice(3).map(({ event }) => event)).toEqual([proposal]);
  });

  it('approves none that is not on the table', async () => {
    const { agreement } = deployed;
    expect((await said(questionEvent('brand', { agreement })))[0]).toBe(403);
    expect(await types()).toEqual([]);
  });

  it('approves the deployed agreement for the account that signed, once', async () => {
    const { agreement, digest } = deployed;
    await said(questionEvent('brand', { agreement, propose: true }));
    const told = {
      ...{ kind: 'approval', agreement: digest, waitingFor: ['publisher'], repeated: false },
      terms: effectiveTerms(agreement),
      identifiers: { profile: 'uid2', kinds: ['email', 'phone'] },
    };
    const brand = questionEvent('brand', { agreement });
    expect(await said(brand)).toEqual([200, { ...told, party: 'brand' }]);
    expect(await said(brand)).toEqual([200, { ...told, party: 'brand', repeated: true }]);
    expect(await said(questionEvent('publisher', { agreement }))).toEqual([
      200,
      { ...told, party: 'publisher', waitingFor: [] },
    ]);
    expect(await types()).toEqual([
      'agreement-proposed',
      'agreement-approved',
      'agreement-approved',
    ]);
    expect((await room.ledger.state()).agreement).toBe(digest);
  });

  it('is the same however its fields are ordered', async () => {
    const { agreement } = deployed;
    const reversed = Object.fromEntries(Object.entries(agreement).reverse());
    await said(questionEvent('brand', { agreement, propose: true }));
    expect((await said(questionEvent('brand', { agreement: reversed })))[0]).toBe(200);
  });

  it('takes the deployed agreement off the table again when the one in force is proposed', async () => {
    await said(questionEvent('brand', { agreement: deployed.agreement, propose: true }));
    await said(questionEvent('brand', { agreement: deployed.agreement }));
    const { agreement, digest } = room.signed;
    expect(await said(questionEvent('brand', { agreement, propose: true }))).toMatchObject([
      200,
      { kind: 'proposal', agreement: digest, proposedBy: 'brand', waitingFor: [] },
    ]);
    expect(await said(questionEvent('publisher', { agreement: deployed.agreement }))).toMatchObject(
      [403, { error: { reason: 'agreement-changed' } }],
    );
    expect(await room.ledger.state()).toMatchObject({ agreement: digest, inForce: digest });
  });

  it('refuses any other agreement than the deployed one, and to approve the one in force', async () => {
    const { agreement } = room.signed;
    const other = { ...agreement, purpose: 'Count shared people for a third purpose.' };
    for (const payload of [
      { agreement },
      { agreement: other },
      { agreement: other, propose: true },
    ])
      expect(await said(questionEvent('brand', payload))).toEqual([
        403,
        {
          kind: 'error',
          error: {
            code: 'refused',
            reason: 'other-agreement',
            message: expect.stringMatching(/not the agreement that the room was deployed for/),
          },
        },
      ]);
    expect(await types()).toEqual([]);
  });

  it('refuses another collaboration and other parties, also where the room was deployed for them', async () => {
    const { agreement } = room.signed;
    const shop = <Of>({ brand, ...others }: Readonly<Record<string, Of>>) => ({
      ...others,
      ...(brand !== undefined && { shop: brand }),
    });
    const renamed = {
      ...agreement,
      parties: agreement.parties.map((each) =>
        each.id === 'brand' ? { ...each, id: 'shop' } : each,
      ),
      datasets: shop(agreement.datasets),
      analyses: shop(agreement.analyses),
    };
    for (const [changed, reason] of [
      [{ ...agreement, id: 'autumn-2026' }, 'other-collaboration'],
      [renamed, 'other-parties'],
    ] as const) {
      const signed = parseAgreement(JSON.stringify(changed), 'agreement.json');
      approve = makeHandler({ ...room, agreementDigest: signed.digest });
      const event = questionEvent('publisher', { agreement: signed.agreement, propose: true });
      expect(await said(event)).toMatchObject([403, { error: { code: 'refused', reason } }]);
    }
    expect(await types()).toEqual([]);
  });

  it('is given by the account that signed, whatever else the request says', async () => {
    const { agreement } = deployed;
    for (const account of ['999999999999', '111111111111'])
      expect((await said(questionEvent('brand', { agreement }, account)))[0]).toBe(403);
    for (const field of ['party', 'asker', 'account', 'accountId'])
      expect((await said(questionEvent('brand', { agreement, [field]: 'publisher' })))[0]).toBe(
        400,
      );
    expect((await said({ body: JSON.stringify({ agreement }) }))[0]).toBe(403);
    expect((await said(undefined))[0]).toBe(403);
    const event = questionEvent('brand', { agreement });
    const headers = { ...event.headers, 'airlock-party': 'publisher' };
    expect((await said({ ...event, headers }))[0]).toBe(403);
    expect(await types()).toEqual([]);
  });

  it.each([
    ['not JSON', '{"agreement":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no agreement', {}],
    ['half an agreement', { agreement: { airlock: 1 } }],
    ['more than an agreement', { agreement: {}, dryRun: true }],
    ['a proposal that is none', { agreement: {}, propose: false }],
    ['too long', { agreement: 'x'.repeat(200_001) }],
  ])('is %s: refused', async (_, body) => {
    expect(await said(questionEvent('brand', body))).toEqual([
      400,
      { kind: 'error', error: { code: 'usage', message: expect.any(String) } },
    ]);
  });

  it('refuses an agreement of another collaboration, even if it was deployed', async () => {
    const other = withDigest({ ...room.signed.agreement, id: 'another-room' });
    const handle = makeHandler({ ...room, agreementDigest: other.digest });
    const { statusCode } = await handle(
      questionEvent('brand', { agreement: other.agreement, propose: true }),
    );
    expect(statusCode).toBe(403);
    expect(await types()).toEqual([]);
  });
});
