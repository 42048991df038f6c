import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '#core/sha256.ts';
import { sealedReport, VersionReport } from '#core/usecases/drops/version-report.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, deliver } from '#proof/rehearsal/room.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

describe('the report of a version', () => {
  afterEach(closeTestRooms);

  it('tells the other party no checksum by which it could find out the exact size', async () => {
    const { ports, ...room } = await openMemoryRoom();
    await deliver({ ports, ...room }, 'brand', brandRows(0, 137));
    const [stored] = await ports.objects.list('reports/');
    const bytes = (await ports.objects.get(stored?.key ?? '')) ?? new Uint8Array();
    const { seal, ...guessed } = VersionReport.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const event = (await ports.ledger.entries()).at(-1)?.event;
    if (event?.type !== 'dataset-published') throw new Error('nothing was published');
    expect(guessed.people).toBe(137);
    expect(event.report).toBe(sha256(bytes));
    expect(event.report).not.toBe(sha256(jsonBytes(guessed)));
    const other = await sealedReport(new MemoryKeyRing(), event.version, guessed);
    expect(other.seal).not.toBe(seal);
    expect(await sealedReport(ports.keyRing, event.version, guessed)).toEqual({ ...guessed, seal });
  });
});
