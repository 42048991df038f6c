import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadePack, makePack, type PackFiles } from '#core/audit/pack/make-pack.ts';
import { ENTRIES_FILE } from '#core/audit/pack/pack-manifest.ts';
import { PIECE_NAMES, pieceOf } from '#core/audit/pack/pieces.ts';
import { PackVerdict } from '#core/documents/pack-document.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { sha256 } from '#core/sha256.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { checkPack } from '#core/usecases/audit/pack/check-pack.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, ask, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { clientOf, packOf } from './room-pack.ts';

const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const changed = (files: PackFiles, path: string, content: Uint8Array | undefined): PackFiles => {
  const copy = new Map(files);
  if (content === undefined) copy.delete(path);
  else copy.set(path, content);
  return copy;
};

describe('an evidence pack', () => {
  let room: MemoryRoom;
  let client: RoomClient;
  let pack: MadePack;
  beforeAll(async () => {
    room = await openMemoryRoom();
    await fillRoom(room);
    await ask(room, 'brand', { analysis: 'overlap' });
    const other = testAgreement({ purpose: 'Another purpose.' });
    await proposeAgreement(room.ports)(other, 'brand');
    await approveAgreement(room.ports)('brand');
    client = clientOf(room);
    pack = await packOf(client);
    await client.notePack({ by: 'auditor' }, pack.digest);
  });
  afterAll(closeTestRooms);

  const look = async (files: PackFiles, client?: RoomClient): Promise<PackVerdict> => {
    const read = { files, faults: [] };
    return PackVerdict.parse(await (client ? client.checkPack(read) : checkPack(read)));
  };

  it('is the same, byte for byte, as long as nothing happens in the room', async () => {
    expect(await packOf(clientOf(room))).toEqual(pack);
  });

  it('holds each piece or says why not, and a page with a way to each', () => {
    const there = new Set([...pack.files.keys()].map(pieceOf));
    const absent = pack.manifest.absent.map(({ piece }) => piece);
    expect(PIECE_NAMES.filter((name) => !there.has(name))).toEqual(absent);
    expect(absent).toEqual([
      ...['findings', 'logs', 'reconciliation', 'access', 'attestation', 'deployment'],
    ]);
    for (const { why } of pack.manifest.absent) expect(why).toMatch(/^[A-Z].{20,}\.$/);
    const page = textOf(pack.files.get('index.html'));
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    for (const link of links)
      expect(
        [...pack.files.keys()].some((path) => path.startsWith(link)),
        link,
      ).toBe(true);
  });

  it('holds every agreement that was proposed, who approved it, and what it would change', () => {
    const history = JSON.parse(textOf(pack.files.get('agreements/history.json')));
    expect(history.proposals).toHaveLength(2);
    expect(history.proposals[1].changes).toMatchObject([{}]);
    expect(history.approvals.map(({ party }: { party: string }) => party)).toEqual([
      ...['brand', 'publisher', 'brand'],
    ]);
    for (const { agreement } of history.proposals)
      expect(pack.files.has(`agreements/${agreement}.json`)).toBe(true);
  });

  it('is whole offline, where nobody can tell whose it is, and noted by its room', async () => {
    const entries = (await room.ports.ledger.entries()).length - 1;
    expect(await look(pack.files)).toMatchObject({
      ...{ outcome: 'whole', note: 'not-checked', faults: [], entries },
    });
    expect(await look(pack.files, client)).toMatchObject({
      ...{ outcome: 'whole', note: { entry: entries + 1, by: 'auditor' } },
    });
  });

  it('is faulty once any byte of any file is another, or a file is missing or too many (property)', async () => {
    const paths = [...pack.files.keys()];
    const harm = fc.record({
      path: fc.constantFrom(...paths),
      how: fc.constantFrom('flip', 'cut', 'grow', 'drop', 'add'),
      at: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(harm, async ({ path, how, at }) => {
        const bytes = Uint8Array.from(pack.files.get(path) ?? []);
        const place = at % bytes.length;
        if (how === 'flip') bytes[place] = (bytes[place] ?? 0) ^ 1;
        const content: Readonly<Record<string, Uint8Array | undefined>> = {
          ...{ flip: bytes, cut: bytes.subarray(0, place), drop: undefined, add: bytes },
          grow: Uint8Array.from([...bytes, 32]),
        };
        const where = how === 'add' ? 'report/another.json' : path;
        const verdict = await look(changed(pack.files, where, content[how]), client);
        expect(verdict.outcome).toBe('faulty');
        expect(verdict.faults[0]?.says).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  /** Makes a pack of other files, with a manifest that fits them. */
  const forge = (files: PackFiles, head = pack.manifest.head): MadePack => {
    const pieces = new Map([...files].filter(([path]) => pieceOf(path) !== undefined));
    const { collaboration } = pack.manifest;
    return makePack({ collaboration, room: 'deployed', head, files: pieces, absent: {} }, () => '');
  };

  it('is found out where somebody makes a new manifest for a changed file: nobody noted that', async () => {
    const { files } = forge(changed(pack.files, 'report/report.json', bytesOf('{}\n')));
    expect(await look(files)).toMatchObject({ outcome: 'whole', note: 'not-checked' });
    expect(await look(files, client)).toMatchObject({
      ...{ outcome: 'faulty', note: 'none', faults: [{ reason: 'note', path: 'manifest.json' }] },
    });
  });

  it('is found out where its ledger is none that the room ever had, though the chain holds', async () => {
    const other = await openMemoryRoom();
    const { files, manifest } = await packOf(clientOf(other));
    for (const made of [{ files }, forge(pack.files, { ...pack.manifest.head, sequence: 99 })]) {
      const { faults } = await look(made.files, client);
      expect(faults.map(({ reason }) => reason)).toContain('ledger');
    }
    expect(await look(files)).toMatchObject({ outcome: 'whole' });
    expect(manifest.head.sequence).toBeLessThan(pack.manifest.head.sequence);
  });

  it('is found out where its ledger was changed, cut or moved with the manifest made anew', async () => {
    const lines = textOf(pack.files.get(ENTRIES_FILE)).split(/(?<=\n)/);
    const [first = '', second = '', ...rest] = lines;
    const harms = [
      [second, ...rest],
      [second, first, ...rest],
      [first, second.replace('"brand"', '"other"'), ...rest],
      lines.slice(0, -1),
      [...lines, lines.at(-1) ?? ''],
      [first, ` ${second}`, ...rest],
    ];
    for (const harm of harms) {
      const files = changed(pack.files, ENTRIES_FILE, bytesOf(harm.join('')));
      const { faults } = await look(forge(files).files);
      expect(faults.map(({ reason }) => reason)).toContain('ledger');
      expect(faults.map(({ path }) => path)).not.toContain('manifest.json');
    }
  });

  it('is found out where an agreement is another, or one that nobody proposed', async () => {
    const stranger = testAgreement({ purpose: 'Nobody proposed this.' });
    const withFile = (path: string, content: unknown) =>
      look(forge(changed(pack.files, path, bytesOf(`${JSON.stringify(content)}\n`))).files);
    for (const digest of [room.signed.digest, stranger.digest, sha256('x')]) {
      const { faults } = await withFile(`agreements/${digest}.json`, stranger.agreement);
      expect(faults.map(({ reason }) => reason)).toEqual(['agreement']);
    }
  });

  it('never throws, whatever its files hold (property)', async () => {
    const noise = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.json().map(bytesOf));
    const file = fc.tuple(fc.constantFrom(...pack.files.keys(), 'x'), noise);
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (harm) => {
        const files = new Map([...pack.files, ...harm]);
        expect((await look(files, client)).outcome).toBe('faulty');
      }),
      { numRuns: 60 },
    );
  });

  it('of a room that goes on is another one, and the old one stays whole', async () => {
    await approveAll({ ...room, signed: testAgreement({ purpose: 'Another purpose.' }) });
    expect((await packOf(client)).digest).not.toBe(pack.digest);
    expect(await look(pack.files, client)).toMatchObject({
      ...{ outcome: 'whole', note: { by: 'auditor' } },
    });
  });
});
