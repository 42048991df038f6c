import { afterAll, describe, expect, it } from 'vitest';
import { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { makeHandler } from '#lambdas/tell-subject/handler.ts';
import {
  type FlowRoom,
  openFlowRoom,
  questionEvent,
  sealedFlowAgreement,
} from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterAll(closeTestRooms);

const sealed = (): Promise<FlowRoom> =>
  openFlowRoom({}, { open: openMemoryRoom, agreement: sealedFlowAgreement() });

const ask = async (room: FlowRoom, body: unknown, account?: string) => {
  const { statusCode, body: said } = await makeHandler(room)(questionEvent('brand', body, account));
  return { statusCode, said: JSON.parse(said) as unknown };
};

describe('the drop key over HTTP', () => {
  it('is handed to the account of a party, and leaves no entry', async () => {
    const room = await sealed();
    const before = await room.ledger.entries();
    const { statusCode, said } = await ask(room, { dropKey: true });
    expect(statusCode).toBe(200);
    expect(DropKeyFile.parse(said)).toMatchObject({ collaboration: 'flow-room' });
    expect(await room.ledger.entries()).toEqual(before);
  });

  it('is handed to nobody else', async () => {
    const room = await sealed();
    const { statusCode, said } = await ask(room, { dropKey: true }, '999999999999');
    expect(statusCode).toBe(403);
    expect(JSON.stringify(said)).not.toMatch(/BEGIN PUBLIC KEY|"dropKey"/);
  });

  it.each([{ dropKey: false }, { dropKey: 'yes' }, { dropKey: true, identifiers: [] }])(
    'is asked for by nothing else: %j',
    async (body) => {
      expect((await ask(await sealed(), body)).statusCode).toBe(400);
    },
  );

  it('is refused where the agreement has no sealed drops', async () => {
    const { statusCode, said } = await ask(await openMemoryFlow(), { dropKey: true });
    expect(statusCode).toBe(403);
    expect(said).toMatchObject({ error: { reason: 'not-sealed' } });
  });
});
