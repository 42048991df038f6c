import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { craftDrop, digestOf } from '#proof/rehearsal/drop.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, prepareRows } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const nothingArrived = async (room: MemoryRoom): Promise<void> =>
  expect(await room.ports.objects.list('drops/')).toEqual([]);

describe('uploading a drop', () => {
  it('puts the parts and the manifest, and reports each part', async () => {
    const room = await openMemoryRoom();
    const drop = await prepareRows(room, 'brand', brandRows(0, 10));
    const seen: [number, number][] = [];
    const onProgress = (part: number, parts: number) => seen.push([part, parts]);
    const arrived = await uploadDrop(room.ports)('brand', { ...drop, onProgress });
    const keys = (await room.ports.objects.list('drops/')).map(({ key }) => key);
    const prefix = `drops/brand/customers/${arrived.drop}/`;
    expect(keys).toEqual([`${prefix}manifest.json`, `${prefix}part-0001.parquet`]);
    expect(seen).toEqual([[1, 1]]);
  });

  it('can be repeated, also after the drop was decided on', async () => {
    const room = await openMemoryRoom();
    const drop = await prepareRows(room, 'brand', brandRows(0, 10));
    const first = await uploadDrop(room.ports)('brand', drop);
    expect(await uploadDrop(room.ports)('brand', drop)).toEqual(first);
    await acceptDrop(room.ports)(first);
    expect(await uploadDrop(room.ports)('brand', drop)).toEqual(first);
    await nothingArrived(room);
  });

  it('is refused, without a trace, when a part was changed or is missing', async () => {
    const room = await openMemoryRoom();
    const drop = await prepareRows(room, 'brand', brandRows(0, 10));
    const part = drop.pathOf('part-0001.parquet');
    await appendFile(part, 'x');
    await expect(uploadDrop(room.ports)('brand', drop)).rejects.toMatchObject({ code: 'input' });
    await rm(part);
    await expect(uploadDrop(room.ports)('brand', drop)).rejects.toMatchObject({ code: 'input' });
    await nothingArrived(room);
  });

  it('can be repeated when a part was changed while it was uploaded, once it is right again', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    const drop = await prepareRows(room, 'brand', brandRows(0, 150));
    const part = drop.pathOf('part-0001.parquet');
    const right = await readFile(part);
    const checksum = async (path: string) => {
      const found = await room.ports.workspace.checksum(path);
      await appendFile(path, 'x');
      return found;
    };
    const workspace = { withFolder: room.ports.workspace.withFolder, checksum };
    const changing = uploadDrop({ ...room.ports, workspace })('brand', drop);
    await expect(changing).rejects.toMatchObject({ code: 'input' });
    // Another upload of the same drop may be at work: it finds no part, and not a wrong one.
    expect(await room.ports.objects.list('drops/')).toEqual([]);
    await writeFile(part, right);
    const again = await uploadDrop(room.ports)('brand', drop);
    expect(await acceptDrop(room.ports)(again)).toMatchObject({ outcome: 'published' });
  });

  it('is refused to the other party', async () => {
    const room = await openMemoryRoom();
    const drop = await prepareRows(room, 'brand', brandRows(0, 10));
    const foreign = uploadDrop(room.ports)('publisher', drop);
    await expect(foreign).rejects.toMatchObject({ code: 'refused', reason: 'wrong-party' });
    await nothingArrived(room);
  });

  it('is refused when it was prepared under another agreement', async () => {
    const room = await openMemoryRoom();
    const elsewhere = { ...room, signed: testAgreement({ legalBasis: 'contract' }) };
    const drop = await prepareRows(elsewhere, 'brand', brandRows(0, 10));
    await expect(uploadDrop(room.ports)('brand', drop)).rejects.toMatchObject({ code: 'input' });
    await nothingArrived(room);
  });

  it.each([
    ['nothing', () => undefined],
    ['a text', () => 'manifest'],
    ['an unknown key', (honest: object) => ({ ...honest, extra: 1 })],
    ['no parts', (honest: object) => ({ ...honest, parts: [] })],
    ['another dataset', (honest: object) => ({ ...honest, dataset: 'audience' })],
  ])('is refused with a manifest that is %s', async (_, change) => {
    const room = await openMemoryRoom();
    const drop = await craftDrop(room, {
      party: 'brand',
      kinds: ['email'],
      parts: [[[digestOf('a@example.org'), 'gold']]],
    });
    const manifest = change(drop.manifest as object);
    await expect(uploadDrop(room.ports)('brand', { ...drop, manifest })).rejects.toMatchObject({
      name: 'AirlockError',
    });
    await nothingArrived(room);
  });
});
