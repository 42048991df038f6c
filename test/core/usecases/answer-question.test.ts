import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { releaseKey } from '#core/room-layout.ts';
import type { Answer } from '#core/usecases/questions/answer-question.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  openTestRoom,
} from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

type Released = Extract<Answer, { outcome: 'released' }>;

const released = (answer: Answer): Released => {
  if (answer.outcome !== 'released') throw new Error(`refused: ${answer.reason}`);
  return answer;
};

describe('an answer', () => {
  let room: MemoryRoom;
  beforeAll(async () => {
    room = await openMemoryRoom();
    await fillRoom(room);
  });
  afterAll(closeTestRooms);

  it('counts the shared people, with the match rate of the asker', async () => {
    const brand = released(await ask(room, 'brand', { analysis: 'overlap' }));
    expect(brand.release.cells).toEqual([{ by: {}, outcome: 'released', people: 200 }]);
    expect(brand.matchRate).toBe('66%');
    const publisher = released(await ask(room, 'publisher', { analysis: 'overlap' }));
    expect(publisher.matchRate).toBe('50%');
  });

  it('is the stored release, whoever asks and however often', async () => {
    const first = released(await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier'] }));
    expect(first.repeated).toBe(false);
    const before = await room.ports.ledger.entries();
    for (const party of ['publisher', 'brand', 'publisher']) {
      const again = released(
        await ask(room, party, {
          analysis: 'segments',
          by: ['brand.tier'],
          on: ['phone', 'email'],
          datasets: { publisher: 'audience' },
        }),
      );
      expect(again.release).toEqual(first.release);
      expect(again.repeated).toBe(true);
    }
    expect(await room.ports.ledger.entries()).toEqual(before);
  });

  it('is not charged where it could not be kept', async () => {
    const closed = await openTestRoom();
    await fillRoom(closed);
    await writeFile(join(closed.folder, 'objects', 'releases'), 'a file in the way');
    await expect(ask(closed, 'brand', { analysis: 'overlap' })).rejects.toThrow();
    const types = (await closed.ports.ledger.entries()).map(({ event }) => event.type);
    expect(types).not.toContain('budget-reserved');
  });

  it('is one release when several ask at once', async () => {
    const question = { analysis: 'segments', by: ['publisher.device'] } as const;
    const answers = await Promise.all(
      ['brand', 'publisher', 'brand', 'publisher'].map((party) =>
        ask(room, party, { ...question, by: [...question.by] }),
      ),
    );
    const ids = new Set(answers.map((answer) => released(answer).release.release));
    expect(ids.size).toBe(1);
    const [id] = ids;
    const stored = await room.ports.objects.list(`releases/${id?.slice(0, 17)}`);
    expect(stored.map(({ key }) => key)).toEqual([releaseKey(id ?? '')]);
  });

  it('holds every declared cell, released or suppressed, rounded down', async () => {
    const answer = released(
      await ask(room, 'brand', { analysis: 'segments', by: ['brand.tier', 'publisher.device'] }),
    );
    const cells = answer.release.cells.map(({ by, ...rest }) => [...Object.values(by), rest]);
    expect(cells.map(([tier, device]) => [tier, device])).toEqual([
      ['gold', 'mobile'],
      ['gold', 'desktop'],
      ['silver', 'mobile'],
      ['silver', 'desktop'],
      ['unknown', 'mobile'],
      ['unknown', 'desktop'],
    ]);
    for (const cell of answer.release.cells)
      if (cell.outcome === 'released') {
        expect(cell.people).toBeGreaterThanOrEqual(50);
        expect(cell.people % 5).toBe(0);
      } else expect(cell).not.toHaveProperty('people');
    expect(answer.matchRate).toBeUndefined();
  });

  it('matches only on the kinds that were asked', async () => {
    const answer = released(await ask(room, 'brand', { analysis: 'overlap', on: ['phone'] }));
    expect(answer.release.question.on).toEqual(['phone']);
    expect(answer.release.cells).toMatchObject([{ people: 200 }]);
  });

  it('is refused to a stranger, and for a question outside the catalogue', async () => {
    const usage = { name: 'AirlockError', code: 'usage' };
    for (const stranger of ['operator', '', undefined, null, 0, {}])
      await expect(ask(room, stranger as string, { analysis: 'overlap' })).rejects.toMatchObject(
        usage,
      );
    const questions: QuestionRequest[] = [
      { analysis: 'segments' as const },
      { analysis: 'overlap' as const, by: ['brand.tier'] },
      { analysis: 'segments' as const, by: ['brand.shoe'] },
      { analysis: 'segments' as const, by: ['brand.tier', 'brand.tier'] },
      { analysis: 'segments' as const, by: ['publisher.tier'] },
      { analysis: 'overlap' as const, on: ['maid' as const] },
      { analysis: 'overlap' as const, datasets: { brand: 'secret' } },
      { analysis: 'overlap' as const, datasets: { stranger: 'customers' } },
    ];
    for (const question of questions)
      await expect(ask(room, 'brand', question)).rejects.toMatchObject(usage);
  });

  it('is refused when its stored release was changed or is gone', async () => {
    const question = { analysis: 'overlap', on: ['email' as const] } as const;
    const { release } = released(await ask(room, 'brand', { ...question, on: ['email'] }));
    const key = releaseKey(release.release);
    const tampered = JSON.stringify({
      ...release,
      cells: [{ by: {}, outcome: 'released', people: 205 }],
    });
    await room.ports.objects.put(key, new TextEncoder().encode(tampered));
    const again = ask(room, 'publisher', { ...question, on: ['email'] });
    await expect(again).rejects.toMatchObject({ code: 'room' });
    await room.ports.objects.delete(key);
    await expect(ask(room, 'brand', { ...question, on: ['email'] })).rejects.toMatchObject({
      code: 'room',
    });
  });
});

describe('what is released', () => {
  afterEach(closeTestRooms);

  it('caps the match rate, however close to everybody', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 200));
    await deliver(room, 'publisher', publisherRows(0, 200));
    const answer = released(await ask(room, 'brand', { analysis: 'overlap' }));
    expect(answer.release.cells).toMatchObject([{ people: 200 }]);
    expect(answer.matchRate).toBe('>85%');
  });

  it.each([
    [49, 'suppressed'],
    [50, 'released'],
  ])('of %i shared people is %s, without a rate where nothing is told', async (shared, outcome) => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await deliver(room, 'brand', brandRows(0, 200));
    await deliver(room, 'publisher', publisherRows(200 - shared, 200));
    const answer = released(await ask(room, 'brand', { analysis: 'overlap' }));
    expect(answer.release.cells).toEqual([
      outcome === 'released'
        ? { by: {}, outcome, people: 50 }
        : { by: {}, outcome, reason: 'small-or-protecting' },
    ]);
    expect(answer.matchRate).toBe(outcome === 'released' ? '25%' : undefined);
  });

  it('states the strictest terms where the parties differ', async () => {
    const privacy = {
      brand: { ...TEST_TERMS, k: 50 },
      publisher: { ...TEST_TERMS, k: 300 },
    };
    const room = await openMemoryRoom({ agreement: testAgreement({ privacy }) });
    await fillRoom(room);
    const answer = released(await ask(room, 'brand', { analysis: 'overlap' }));
    expect(answer.release.k).toBe(300);
    expect(answer.release.cells).toEqual([
      { by: {}, outcome: 'suppressed', reason: 'small-or-protecting' },
    ]);
  });

  it('is computed anew on a new version, and the old answer stays what it was', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    const before = released(await ask(room, 'brand', { analysis: 'overlap' }));
    await deliver(room, 'publisher', publisherRows(0, 400));
    const after = released(await ask(room, 'brand', { analysis: 'overlap' }));
    expect(after.release.release).not.toBe(before.release.release);
    expect(after.release.cells).toMatchObject([{ people: 300 }]);
    expect(await room.ports.objects.list('releases/')).toHaveLength(2);
  });

  it('names no person, token or digest anywhere in the room outside the vault', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await ask(room, 'brand', { analysis: 'overlap' });
    for (const folder of ['ledger/', 'releases/', 'reports/', 'agreements/'])
      for (const { key } of await room.ports.objects.list(folder)) {
        const text = new TextDecoder().decode(await room.ports.objects.get(key));
        expect(text).not.toMatch(/person\d|example\.org|\+44|token_/);
      }
    expect(await room.ports.objects.list('drops/')).toEqual([]);
  });
});
