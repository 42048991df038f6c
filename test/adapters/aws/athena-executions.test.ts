import { beforeEach, describe, expect, it } from 'vitest';
import type { AthenaPlace } from '#adapters/aws/athena/athena-execution.ts';
import { AthenaQueryEngine } from '#adapters/aws/athena/athena-query-engine.ts';
import type { NoteStore } from '#adapters/aws/athena/execution-notes.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { FakeAthena, QUERY, type Status } from './fake-athena.ts';

describe('the query of a paid answer', () => {
  let athena: FakeAthena;
  let notes: MemoryObjectStore;
  beforeEach(() => {
    athena = new FakeAthena();
    notes = new MemoryObjectStore();
    athena.place = { ...athena.place, notes };
  });
  /** An engine in another process: what it shares with others is Athena and the notes. */
  const engineOf = (other: Partial<AthenaPlace>): AthenaQueryEngine =>
    new AthenaQueryEngine({ ...athena.place, ...other });
  const later = (hours: number): void => {
    athena.now = new Date(athena.now.getTime() + hours * 3_600_000);
  };
  const run = (engine = engineOf({}), answer = 'a'.repeat(32)) => engine.run(QUERY, { answer });

  it('finds the execution that was begun for a paid answer, however much later, and another one for another', async () => {
    await run();
    later(20);
    await run();
    expect(athena.named('StartQueryExecution')).toHaveLength(1);
    athena.states = [[{ State: 'SUCCEEDED' }], [{ State: 'SUCCEEDED' }]];
    await run(engineOf({}), 'b'.repeat(32));
    expect(athena.tokens).toHaveLength(2);
    for (const token of athena.tokens) expect(token).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stops no query that takes long: it goes on, and whoever asks again finds it', async () => {
    athena.states = [[{ State: 'RUNNING' }]];
    const began = athena.now.getTime();
    for (let hours = 0; hours < 4; hours += 1, later(1))
      expect(await run()).toEqual({ outcome: 'running' });
    expect(athena.now.getTime() - began).toBeGreaterThan(3 * 3_600_000);
    athena.states = [[{ State: 'SUCCEEDED' }]];
    expect(await run(engineOf({}))).toMatchObject({ outcome: 'finished' });
    expect(new Set(athena.sent.map(({ name }) => name))).toEqual(
      new Set(['GetWorkGroup', 'StartQueryExecution', 'GetQueryExecution', 'GetQueryResults']),
    );
    expect(athena.named('StartQueryExecution')).toHaveLength(1);
  });

  it('of two that ask at once begins one execution', async () => {
    athena.states = [[{ State: 'RUNNING' }, { State: 'SUCCEEDED' }]];
    const both = await Promise.all([run(), run(engineOf({}))]);
    expect(both).toMatchObject([{ outcome: 'finished' }, { outcome: 'finished' }]);
    expect(athena.tokens).toHaveLength(1);
  });

  it('finds an execution whose beginner died before it was noted, by its token', async () => {
    const dying: NoteStore = {
      get: (key) => athena.place.notes.get(key),
      list: (prefix) => athena.place.notes.list(prefix),
      putIfAbsent: () => Promise.reject(new Error('killed')),
    };
    await expect(run(engineOf({ notes: dying }))).rejects.toThrow();
    expect(await run()).toMatchObject({ outcome: 'finished' });
    expect(athena.named('StartQueryExecution')).toHaveLength(2);
    expect(athena.tokens).toHaveLength(1);
  });

  it('of two executions of one answer goes by the one that was noted first', async () => {
    const late: NoteStore = {
      get: (key) => athena.place.notes.get(key),
      list: (prefix) => athena.place.notes.list(prefix),
      putIfAbsent: async (key, content) => {
        // Another process, for which the day has changed and so the token, noted its own meanwhile.
        await athena.place.notes.putIfAbsent(key, new TextEncoder().encode('{"execution":"7"}'));
        return athena.place.notes.putIfAbsent(key, content);
      },
    };
    athena.states[7] = [{ State: 'SUCCEEDED' }];
    await run(engineOf({ notes: late }));
    expect(athena.named('GetQueryResults').map(({ input }) => input.QueryExecutionId)).toEqual([
      '7',
    ]);
  });

  it('begins anew, thrice at most, what failed in a way that Athena calls retryable', async () => {
    const retryable: Status = { State: 'FAILED', AthenaError: { Retryable: true } };
    athena.states = [[retryable], [retryable], [retryable], [{ State: 'SUCCEEDED' }]];
    expect(await run()).toMatchObject({ outcome: 'finished' });
    expect(athena.named('StartQueryExecution')).toHaveLength(4);
    athena.states = Array.from({ length: 20 }, () => [retryable]);
    later(48);
    await expect(run(engineOf({ notes: new MemoryObjectStore() }))).rejects.toThrow(
      /failed in Athena/,
    );
    expect(athena.named('StartQueryExecution')).toHaveLength(8);
  });

  it('tells a failure once: who asks again has it begun anew, ten times at most', async () => {
    athena.states = Array.from({ length: 20 }, () => [{ State: 'FAILED' }]);
    for (let time = 1; time <= 10; time += 1) {
      await expect(run()).rejects.toThrow(/failed in Athena/);
      expect(athena.named('StartQueryExecution')).toHaveLength(time);
    }
    for (let time = 0; time < 3; time += 1) await expect(run()).rejects.toThrow(/failed 10 times/);
    expect(athena.named('StartQueryExecution')).toHaveLength(10);
  });

  it('goes by the last execution that was noted, also where the notes of those before have ended', async () => {
    athena.states = [[{ State: 'FAILED' }], [{ State: 'RUNNING' }]];
    await expect(run()).rejects.toThrow(/failed in Athena/);
    later(1);
    expect(await run()).toEqual({ outcome: 'running' });
    const first = (await athena.place.notes.list('')).filter(({ key }) => /\/00-/.test(key));
    expect(first).toHaveLength(2);
    for (const { key } of first) await notes.delete(key);
    athena.states = [[{ State: 'FAILED' }], [{ State: 'SUCCEEDED' }]];
    expect(await run()).toMatchObject({ outcome: 'finished' });
    expect(athena.tokens).toHaveLength(2);
  });

  it('begins anew what Athena knows no more, and what it found when that is no more', async () => {
    await run();
    athena.expired = ['0'];
    athena.states = [[{ State: 'SUCCEEDED' }], [{ State: 'SUCCEEDED' }], [{ State: 'SUCCEEDED' }]];
    expect(await run()).toMatchObject({ outcome: 'finished' });
    athena.oldest = 2;
    expect(await run()).toMatchObject({ outcome: 'finished' });
    expect(athena.tokens).toHaveLength(3);
  });

  it('takes nothing that was written elsewhere than where the room has its results', async () => {
    athena.location = 's3://of-somebody/results/';
    await expect(run()).rejects.toThrow(/written elsewhere/);
    expect(athena.named('GetQueryResults')).toEqual([]);
  });
});
