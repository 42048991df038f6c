import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { type SubjectIdentifier, subjectIdentifier } from '#core/drops/subject-identifier.ts';
import { draftOf } from '#core/ledger/draft-state.ts';
import { applyEvent } from '#core/ledger/events.ts';
import { EMPTY_STATE } from '#core/ledger/room-state.ts';
import { subjectsTooOften } from '#core/ledger/subjects.ts';
import { MAX_SUBJECT_IDENTIFIERS, SUBJECTS_A_DAY } from '#core/subject-limits.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { tellSubject } from '#core/usecases/subjects/tell-subject.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, person, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, deliver, prepareRows } from '#proof/rehearsal/room.ts';
import { forgetRows, liftRows } from '#test/support/forgetting/forget-rows.ts';
import {
  copyMemoryRoom,
  type MemoryRoom,
  openMemoryRoom,
} from '#test/support/memory/memory-room.ts';

let template: MemoryRoom;
let room: MemoryRoom;

const identifierOf = (text: string, kind: 'email' | 'phone' = 'email'): SubjectIdentifier => {
  const { identifiers } = template.signed.agreement;
  const read = subjectIdentifier({ kind, parts: [text] }, { party: 'brand', identifiers });
  if ('reason' in read) throw new Error(read.reason);
  return read;
};
const ask = (party: string, n: number) =>
  tellSubject(room.ports)(party, [identifierOf(person(n).email)]);
const events = async () => (await room.ports.ledger.entries()).map(({ event }) => event);

beforeAll(async () => {
  template = await openMemoryRoom();
  await approveAll(template);
  await deliver(template, 'brand', brandRows(0, 300));
  await deliver(template, 'publisher', publisherRows(100, 300));
  await answerQuestion(template.ports)('brand', { analysis: 'overlap' });
});
beforeEach(() => {
  room = copyMemoryRoom(template);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(closeTestRooms);

describe('a party that asks about somebody', () => {
  it('is told what its list holds, for what, until when, and which answers could have counted them', async () => {
    const answer = await ask('brand', 200);
    const [version] = (await room.ports.ledger.state()).versions;
    const { retention, purpose, legalBasis } = room.signed.agreement;
    expect(answer).toMatchObject({
      ...{ kind: 'subject', party: 'brand', found: true, purpose, legalBasis },
      recipients: [{ party: 'publisher', role: 'publisher' }],
      asked: [{ kind: 'email', identifiers: 1 }],
      ...{ lists: [], unsearched: [], releasesOnGone: 0 },
    });
    expect(answer.held).toEqual([
      {
        ...{ of: 'people', dataset: 'customers', version: version?.version },
        published: version?.at,
        until: new Date(
          Date.parse(version?.at ?? '') + retention.tokensDays * DAY_MS,
        ).toISOString(),
        rows: [
          { kinds: ['email', 'phone'], ownIds: 0, label: false, attributes: { tier: 'gold' } },
        ],
      },
    ]);
    expect(answer.releases).toMatchObject([{ analysis: 'overlap', party: 'brand' }]);
  });

  it('is told the same of somebody whom the other party knows and of somebody whom it does not', async () => {
    const [{ at: _, ...shared }, { at: __, ...alone }] = [
      await ask('brand', 200),
      await ask('brand', 0),
    ];
    expect(shared).toEqual(alone);
  });

  it('is told nothing of whoever is on the list of the other party alone', async () => {
    expect(await ask('brand', 350)).toMatchObject({ found: false, held: [], releases: [] });
    expect(await ask('publisher', 350)).toMatchObject({ found: true });
  });

  it('names no identifier, digest or token, and leaves an entry without either, found or not', async () => {
    for (const n of [200, 350]) {
      const { digest } = identifierOf(person(n).email);
      const answer = JSON.stringify(await ask('brand', n));
      expect(answer).not.toContain(digest);
      expect(answer).not.toContain(person(n).email);
    }
    expect((await events()).slice(-2)).toEqual([
      { type: 'subject-asked', party: 'brand' },
      { type: 'subject-asked', party: 'brand' },
    ]);
  });

  it('finds a person by any kind, and two rows by two identifiers', async () => {
    const tell = tellSubject(room.ports);
    const byPhone = await tell('brand', [identifierOf(person(7).phone, 'phone')]);
    expect(byPhone.held).toMatchObject([{ rows: [{ attributes: { tier: 'silver' } }] }]);
    const two = await tell('brand', [
      identifierOf(person(7).phone, 'phone'),
      identifierOf(person(8).email),
    ]);
    expect(two.held[0]).toMatchObject({ rows: [{}, {}] });
  });

  it('is answered while the room is frozen: nobody may stop a right', async () => {
    const side = { by: 'party', party: 'publisher' } as const;
    await freezeRoom(room.ports)(side, { act: 'freeze', reason: 'A drill.' });
    expect(await ask('brand', 200)).toMatchObject({ found: true });
  });

  it('is told of every version that lies there, and not of one that is gone', async () => {
    await deliver(room, 'brand', brandRows(100, 300));
    expect((await ask('brand', 200)).held).toHaveLength(2);
    expect((await ask('brand', 50)).held).toHaveLength(1);
    expect((await ask('brand', 350)).releases).toEqual([]);
  });

  it('is told where nobody can look: a drop that waits, and a damaged version', async () => {
    const drop = await prepareRows(room, 'brand', brandRows(0, 250));
    await uploadDrop(room.ports)('brand', drop);
    const [{ report = '', version = '' } = {}] = (await room.ports.ledger.state()).versions;
    expect(report).not.toBe('');
    await room.ports.objects.delete(`reports/brand/customers/${version}.json`);
    expect(await ask('brand', 200)).toMatchObject({
      found: false,
      unsearched: [
        { what: 'version', name: version, why: 'damaged' },
        { what: 'drop', dataset: 'customers', why: 'not-taken-yet' },
      ],
    });
  });

  it('is told the answers on versions that theirs stand for since others were taken out', async () => {
    await forgetRows(room, 'brand', [{ email: person(3).email }]);
    await forgetRows(room, 'brand', [{ phone: person(4).phone }]);
    expect(await ask('brand', 200)).toMatchObject({
      ...{ found: true, releases: [{ analysis: 'overlap' }], releasesOnGone: 0 },
    });
  });

  it('is told of nobody who was taken out, but that they are marked, until that is lifted', async () => {
    const gone = [{ email: person(200).email }];
    await forgetRows(room, 'brand', gone);
    const answer = await ask('brand', 200);
    expect(answer).toMatchObject({ found: false, held: [], releases: [], releasesOnGone: 1 });
    expect(answer.tombstones).toBe(1);
    const byBoth = [identifierOf(person(200).phone, 'phone'), identifierOf(person(200).email)];
    expect((await tellSubject(room.ports)('brand', byBoth)).tombstones).toBe(1);
    // The mark is of the brand alone, and of nobody else.
    expect((await ask('publisher', 200)).tombstones).toBeUndefined();
    expect((await ask('brand', 201)).tombstones).toBeUndefined();
    await liftRows(room, 'brand', gone);
    expect((await ask('brand', 200)).tombstones).toBeUndefined();
  });

  it('is told of no mark where the marks are damaged, and why', async () => {
    await forgetRows(room, 'brand', [{ email: person(200).email }]);
    const marks = await room.ports.objects.list('tombstones/');
    await room.ports.objects.delete(marks.find(({ key }) => key.endsWith('.parquet'))?.key ?? '');
    await expect(ask('brand', 200)).rejects.toMatchObject({ name: 'AirlockError', code: 'room' });
  });

  it.each([0, MAX_SUBJECT_IDENTIFIERS + 1])('is not by %d identifiers', async (many) => {
    const all = Array.from({ length: many }, (_, n) => identifierOf(person(n).email));
    await expect(tellSubject(room.ports)('brand', all)).rejects.toMatchObject({ code: 'usage' });
    expect((await events()).at(-1)?.type).not.toBe('subject-asked');
  });

  it.each(['maid', 'customer_id', 'first_party_id'] as const)(
    'is not answered by %s, which its lists do not have, and nobody is looked for',
    async (kind) => {
      const known = identifierOf(person(200).email);
      const tell = tellSubject(room.ports)('brand', [known, { ...known, kind }]);
      await expect(tell).rejects.toMatchObject({
        ...{ code: 'usage', message: expect.stringMatching(`known by ${kind} .*email, phone\\.$`) },
      });
      expect((await events()).at(-1)?.type).not.toBe('subject-asked');
    },
  );

  it('is answered by a kind of a former agreement, for as long as a list in the room has it', async () => {
    const kept = { ...room.signed.agreement.identifiers, kinds: ['email'] };
    const signed = testAgreement({ identifiers: kept });
    await proposeAgreement(room.ports)(signed, 'brand');
    await approveAll({ ...room, signed });
    const byPhone = [identifierOf(person(200).phone, 'phone')];
    expect(await tellSubject(room.ports)('brand', byPhone)).toMatchObject({ found: true });
  });

  it('is a party of the agreement', async () => {
    await expect(ask('stranger', 200)).rejects.toMatchObject({ code: 'usage' });
  });
});

it('a party asks as often a day as the ledger takes it, and the other one still may', () => {
  const draft = draftOf(EMPTY_STATE);
  const at = '2026-11-26T12:00:00.000Z';
  const now = new Date(Date.parse(at) + 60_000);
  for (let n = 0; n < SUBJECTS_A_DAY; n += 1) {
    expect(subjectsTooOften(draft, 'brand', now)).toBe(false);
    applyEvent(draft, { type: 'subject-asked', party: 'brand' }, at);
  }
  expect(subjectsTooOften(draft, 'brand', now)).toBe(true);
  expect(subjectsTooOften(draft, 'publisher', now)).toBe(false);
  expect(subjectsTooOften(draft, 'brand', new Date(Date.parse(at) + DAY_MS))).toBe(false);
});
