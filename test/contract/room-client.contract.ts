import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { AgreementsDocument } from '#core/documents/agreements-document.ts';
import { AnswerDocument } from '#core/documents/answer-document.ts';
import { ApprovalDocument } from '#core/documents/approval-document.ts';
import { DeliveryDocument } from '#core/documents/delivery-document.ts';
import { ExpiryDocument } from '#core/documents/expiry-document.ts';
import { LedgerDocument } from '#core/documents/ledger-document.ts';
import { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';
import { PlanDocument } from '#core/documents/plan-document.ts';
import { ProposalDocument } from '#core/documents/proposal-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { ReleasesDocument } from '#core/documents/releases-document.ts';
import { RoomActivity } from '#core/documents/room-activity.ts';
import { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import { StatusDocument } from '#core/documents/status-document.ts';
import { UpkeepDocument } from '#core/documents/upkeep-document.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { checked } from '#test/contract/checked-document.ts';

/** A room in which no party has done anything yet, for the test agreement with exact counts. */
export interface RoomClientSetting {
  readonly signed: AgreementWithDigest;
  /** The room as a party reaches it. */
  as(party: string): RoomClient;
  /** A drop of a party's people: number `first`, and so many from there on. */
  dropOf(party: string, first: number, count: number): Promise<PreparedDrop>;
  /** Whether the room is cleaned up and verified without being asked. */
  readonly keepsItself: boolean;
  close(): Promise<void>;
}

const PATIENCE = { timeoutSeconds: 20 };
const OVERLAP = { analysis: 'overlap' };
const SEGMENTS = { analysis: 'segments', by: ['brand.tier'] };

/** What every client of a room promises, told as the story of one collaboration. */
export const roomClientContract = (name: string, make: () => Promise<RoomClientSetting>): void => {
  describe(`${name} is a client of a room`, () => {
    let room: RoomClientSetting;
    beforeAll(async () => {
      room = await make();
    });
    afterAll(() => room.close());

    const upload = async (party: string, drop: PreparedDrop) =>
      checked(await room.as(party).upload(party, drop, PATIENCE), DeliveryDocument);
    const refusal = async (question: unknown) =>
      checked(await room.as('brand').ask('brand', question, PATIENCE), RefusalDocument).error;

    it('tells that no agreement is in force, and puts one on the table for a party, once', async () => {
      const { agreement, digest } = room.signed;
      const propose = async () =>
        checked(await room.as('brand').propose('brand', room.signed), ProposalDocument);
      const { repeated: _, ...first } = await propose();
      expect(first).toMatchObject({ agreement: digest, party: 'brand', proposedBy: 'brand' });
      expect(await propose()).toEqual({ ...first, repeated: true });
      const known = checked(await room.as('publisher').agreements(), AgreementsDocument);
      expect(known).toEqual({
        ...{ kind: 'agreements', proposedBy: 'brand' },
        onTable: { digest, agreement },
      });
    });

    it('takes no proposal of anybody else', async () => {
      for (const stranger of ['operator', '__proto__'])
        await expect(room.as('brand').propose(stranger, room.signed)).rejects.toMatchObject({
          code: 'usage',
        });
    });

    it('approves no agreement but the one on the table', async () => {
      const { agreement } = room.signed;
      const other = withDigest({ ...agreement, purpose: 'Count shared people once more.' });
      await expect(room.as('brand').approve('brand', other)).rejects.toMatchObject({
        code: 'refused',
      });
      expect((await room.as('brand').status()).approvals).toEqual([
        { party: 'brand', approved: false },
        { party: 'publisher', approved: false },
      ]);
    });

    it('approves for a party, once, and says what was approved and who is awaited', async () => {
      const { agreement, digest } = room.signed;
      const approve = async () =>
        checked(await room.as('brand').approve('brand', room.signed), ApprovalDocument);
      const first = await approve();
      expect(first).toMatchObject({ agreement: digest, party: 'brand', repeated: false });
      expect(first).toMatchObject({ waitingFor: ['publisher'], terms: agreement.privacy });
      expect(await approve()).toEqual({ ...first, repeated: true });
    });

    it('approves nothing for anybody else', async () => {
      for (const stranger of ['operator', '__proto__'])
        await expect(room.as('brand').approve(stranger, room.signed)).rejects.toMatchObject({
          code: 'usage',
        });
    });

    it('answers a question that is not allowed yet with the reason, which can be read on', async () => {
      expect(await refusal(OVERLAP)).toMatchObject({ reason: 'agreement-not-approved' });
      const approved = await room.as('publisher').approve('publisher', room.signed);
      expect(checked(approved, ApprovalDocument)).toMatchObject({ waitingFor: [] });
      const { reason, message } = await refusal(OVERLAP);
      expect(reason).toBe('dataset-not-published');
      expect(message).toMatch(/^Refused \(dataset-not-published\): .*\.$/);
    });

    it('takes a drop, and the same drop twice as one', async () => {
      const drop = await room.dropOf('brand', 0, 300);
      const first = await upload('brand', drop);
      expect(first).toMatchObject({ outcome: 'published', people: 300, repeated: false });
      expect(first).toMatchObject({ party: 'brand', dataset: 'customers' });
      expect(await upload('brand', drop)).toEqual({ ...first, repeated: true });
      const other = await room.dropOf('publisher', 100, 300);
      expect(await upload('publisher', other)).toMatchObject({ outcome: 'published' });
    });

    it('takes no drop from another party than its own', async () => {
      const drop = await room.dropOf('publisher', 0, 200);
      await expect(room.as('brand').upload('brand', drop, PATIENCE)).rejects.toMatchObject({
        code: 'refused',
      });
    });

    it('says what a question would cost, asks it, and gives both parties the same release', async () => {
      const plan = async () => checked(await room.as('brand').plan('brand', OVERLAP), PlanDocument);
      expect(await plan()).toMatchObject({ cells: 1, epsilon: 0.5 });
      const answers = [];
      for (const party of ['brand', 'publisher'])
        answers.push(checked(await room.as(party).ask(party, OVERLAP, PATIENCE), AnswerDocument));
      const [first, second] = answers;
      expect(first).toMatchObject({ repeated: false, cells: [{ people: 200 }], matchRate: '66%' });
      expect(second).toEqual({ ...first, repeated: true });
      expect(await plan()).toMatchObject({ epsilon: 0 });
    });

    it('answers every declared cell, released or suppressed', async () => {
      const { cells } = checked(
        await room.as('brand').ask('brand', SEGMENTS, PATIENCE),
        AnswerDocument,
      );
      expect(cells.map(({ by }) => by['brand.tier'])).toEqual(['gold', 'silver', 'unknown']);
    });

    it('lists what was answered, and hands each out again to either party, for free', async () => {
      const { releases } = checked(await room.as('publisher').releases(), ReleasesDocument);
      expect(releases).toMatchObject([
        { party: 'brand', analysis: 'overlap', on: ['email', 'phone'], by: [], cells: 1 },
        { party: 'brand', analysis: 'segments', by: ['brand.tier'], cells: 3 },
      ]);
      const [first] = releases;
      const { matchRate: _, ...answer } = checked(
        await room.as('brand').ask('brand', OVERLAP, PATIENCE),
        AnswerDocument,
      );
      for (const name of [first?.release ?? '', first?.release.slice(0, 6) ?? ''])
        expect(checked(await room.as('publisher').release(name), AnswerDocument)).toEqual(answer);
      for (const name of ['', 'x', '../releases'])
        await expect(room.as('brand').release(name)).rejects.toMatchObject({ code: 'usage' });
    });

    it('takes what is no question for a fault of whoever asks', async () => {
      for (const question of [undefined, {}, { analysis: 'everybody' }, { ...OVERLAP, by: ['x'] }])
        await expect(room.as('brand').ask('brand', question, PATIENCE)).rejects.toMatchObject({
          code: 'usage',
        });
    });

    it('refuses a drop that would single people out, with its reason', async () => {
      const delivered = await upload('brand', await room.dropOf('brand', 0, 301));
      expect(delivered).toMatchObject({ outcome: 'refused', reason: 'minimum-change' });
    });

    it('shows the state of the room', async () => {
      const status = checked(await room.as('publisher').status(), StatusDocument);
      const { agreement, digest } = room.signed;
      expect(status).toMatchObject({ collaboration: agreement.id, agreement: digest });
      expect(status).toMatchObject({ releases: 2, refusedQuestions: 2 });
      expect(status).toMatchObject({ proposedBy: 'brand', inForce: digest });
      const approved = { approved: true, agreement: digest };
      expect(status.approvals).toEqual([
        { party: 'brand', ...approved },
        { party: 'publisher', ...approved },
      ]);
      const { inForce } = checked(await room.as('brand').agreements(), AgreementsDocument);
      expect(inForce).toEqual({ digest, agreement });
      expect(status.datasets).toMatchObject([
        { party: 'brand', standing: 'current', version: { people: 300 } },
        { party: 'publisher', standing: 'current', version: { people: 300 } },
      ]);
      expect(status.budgets.map(({ party, asker, left }) => [party, asker, left])).toEqual([
        ['brand', 'brand', 4],
        ['brand', 'publisher', 5],
        ['publisher', 'brand', 4],
        ['publisher', 'publisher', 5],
      ]);
      expect(status.waiting === undefined).toBe(room.keepsItself);
    });

    it('lists the ledger and proves it, with a receipt that holds and one that does not', async () => {
      const client = room.as('publisher');
      const { entries } = checked(await client.entries(), LedgerDocument);
      expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, at) => at + 1));
      const whole = checked(await client.verify([]), LedgerVerdictDocument);
      if (whole.outcome === 'broken') throw new Error(whole.fault);
      expect(whole.head.sequence).toBe(entries.length);
      expect(await client.verify([whole.head])).toEqual(whole);
      const later = { ...whole.head, sequence: whole.head.sequence + 1 };
      const broken = checked(await client.verify([later]), LedgerVerdictDocument);
      expect(broken).toMatchObject({ outcome: 'broken', sequence: later.sequence });
    });

    it('tells what the parties did, as the ledger and the status do', async () => {
      const client = room.as('publisher');
      const activity = checked(await client.activity(), RoomActivity);
      const [{ entries }, { budgets, datasets }] = [await client.entries(), await client.status()];
      expect(activity).toMatchObject({ budgets, datasets, terms: [{ party: 'brand' }] });
      expect(activity.parties).toMatchObject([
        { party: 'brand', proposed: 1, approved: 1, delivered: 1, refusedDrops: 1, answers: 2 },
        { party: 'publisher', proposed: 0, approved: 1, delivered: 1, answers: 0 },
      ]);
      expect(activity.happened.map(({ event }) => event)).toEqual(
        entries.map(({ event }) => event),
      );
    });

    it('verifies and cleans the room up, unless it does so itself', async () => {
      const client = room.as('brand');
      const asked = [
        { schema: RoomVerdictDocument, ask: client.verifyRoom, says: { outcome: 'whole' } },
        { schema: ExpiryDocument, ask: client.expire, says: { expired: [] } },
        { schema: UpkeepDocument, ask: client.upkeep, says: { expired: [], leftovers: 0 } },
      ];
      for (const { schema, ask, says } of asked)
        if (room.keepsItself) await expect(ask()).rejects.toMatchObject({ code: 'usage' });
        else expect(checked(await ask(), schema)).toMatchObject(says);
    });
  });
};
