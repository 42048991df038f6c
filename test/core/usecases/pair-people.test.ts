import { writeFile } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { answerNow } from '#core/usecases/questions/answer-question.ts';
import type { MatchSources } from '#core/usecases/questions/match-seal.ts';
import { pairPeople } from '#core/usecases/questions/pair-people.ts';
import { arrive, type FlowRoom, openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { PAIRED_OVERLAP, pairingAgreement } from '#proof/loopback/pairing-flow.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('pairing people for an answer', () => {
  afterAll(closeTestRooms);
  let asked: VersionsMatch[];
  let answer: string;
  let made: VersionsMatch[];
  let kept: MatchSources[];
  /** What happens while people are paired. */
  let meanwhile: () => Promise<unknown>;
  beforeEach(() => {
    [asked, made, kept] = [[], [], []];
    meanwhile = async () => {};
  });

  const openRoom = async (question: object, agreement = pairingAgreement()): Promise<FlowRoom> => {
    const room = await openFlowRoom({}, { open: openMemoryRoom, agreement });
    for (const party of ['brand', 'publisher'] as const)
      await runFlow(room, await arrive(room, { party, parts: [people(party, 0, 120)] }));
    const queryEngine = engineThat(async ({ of }, purpose) => {
      asked.push(of);
      answer = purpose.answer;
      return { outcome: 'running' };
    });
    await answerNow({ ...room, queryEngine })('brand', { input: question });
    return room;
  };

  const pair = (room: FlowRoom) =>
    pairPeople({
      ...room,
      pairing: {
        write: async (match, target) => {
          made.push(match);
          await writeFile(target, 'pairs');
          await meanwhile();
        },
      },
      texts: {
        isKept: async () => kept.length > 0,
        keep: async (sources) => {
          kept.push(sources);
        },
      },
    })(answer);

  it('makes the very match that the question looks for, once', async () => {
    const room = await openRoom(PAIRED_OVERLAP);
    expect(await pair(room)).toBe('paired');
    expect(await pair(room)).toBe('paired-before');
    expect(made).toEqual(asked);
    expect(made[0]?.points?.kinds).toEqual(['email', 'phone']);
    expect(kept.map(({ match }) => match.on)).toEqual([[BY_POINTS]]);
  });

  it('makes none under an agreement that does not match by points', async () => {
    const room = await openRoom({ analysis: 'overlap' }, testAgreement({ id: 'flow-room' }));
    await expect(pair(room)).rejects.toMatchObject({ code: 'room' });
    expect(made).toEqual([]);
  });

  const versionOf = (side: 'counted' | 'other') => {
    const { party = '', dataset = '', version = '' } = asked[0]?.[side] ?? {};
    return { list: { party, dataset }, version };
  };
  const ended = (): LedgerEvent => {
    const { list, version: id } = versionOf('other');
    return { type: 'data-expired', what: 'version', ...list, id };
  };
  const damaged = (): LedgerEvent => {
    const { list, version } = versionOf('counted');
    return { type: 'version-checked', ...list, version, found: 'damaged' };
  };
  const ENDINGS = [
    ['ended', ended],
    ['damaged', damaged],
  ] as const;

  it.each(ENDINGS)('makes none of a version that is %s', async (_, event) => {
    const room = await openRoom(PAIRED_OVERLAP);
    await room.ledger.append(event);
    await expect(pair(room)).rejects.toMatchObject({ code: 'room' });
    expect(made).toEqual([]);
  });

  it.each(ENDINGS)('keeps none of a version that is %s meanwhile', async (_, event) => {
    const room = await openRoom(PAIRED_OVERLAP);
    meanwhile = () => room.ledger.append(event);
    await expect(pair(room)).rejects.toMatchObject({ code: 'room' });
    expect([made.length, kept.length]).toEqual([1, 0]);
  });
});
