import { copyFile, cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { readRecord } from '#proof/loopback/recorded-call.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { type PreparedLists, prepareLists } from '#test/emulator/prepared-lists.ts';
import { runWith } from '#test/emulator/run-with.ts';
import { onlyDocument, type Ran } from '#test/support/run-cli.ts';

const Answer = z.object({
  repeated: z.boolean(),
  cells: z.array(z.object({ people: z.number() })).length(1),
});
const PARTIES = ['brand', 'publisher'] as const;

describe('a room on the emulator that matches people by points, from sealed drops', () => {
  let room: EmulatedRoom;
  let keys: PreparedLists;
  let lists: PreparedLists;
  /** The list that the brand's drop was prepared from. */
  let sample: string;
  beforeAll(async () => {
    room = await openEmulatedRoom('emu-pairs');
    for (const party of PARTIES)
      await done(`${party} analyst`, party, 'approve', '--yes', '--agreement', room.agreement);
    keys = { brand: await handedKey('brand'), publisher: await handedKey('publisher') };
    lists = await prepareLists(room.folder, room.agreement, keys);
    sample = join(room.folder, 'sample', 'brand-customers.csv');
    for (const party of PARTIES) await done(`${party} uploader`, party, 'upload', lists[party]);
  }, 600_000);
  afterAll(() => room?.close());

  const ask = (
    person: Parameters<EmulatedRoom['as']>[0],
    party: string,
    ...args: readonly string[]
  ): Promise<Ran> =>
    room.as(person, ...args, ...['--party', party, '--json', '--stack', room.outputsFile]);
  const done = async (
    person: Parameters<EmulatedRoom['as']>[0],
    party: string,
    ...args: readonly string[]
  ): Promise<unknown> => {
    const ran = await ask(person, party, ...args);
    expect(ran, `${args.join(' ')}: ${ran.err}`).toMatchObject({ code: 0 });
    return onlyDocument(ran);
  };
  const handedKey = async (party: (typeof PARTIES)[number]): Promise<string> => {
    const file = join(room.folder, `${party}-drop-key.json`);
    await done(`${party} analyst`, party, 'drop-key', '--out', file);
    return file;
  };
  const overlap = async (party: 'brand' | 'publisher', ...more: readonly string[]) =>
    Answer.parse(await done(`${party} analyst`, party, 'ask', 'overlap', ...more));
  const prepare = (out: string, list: string, ...more: readonly string[]): Promise<Ran> =>
    runWith({}, [
      ...['prepare', list, '--party', 'brand'],
      ...['--agreement', room.agreement, '--out', out],
      ...['--mapping', 'examples/retail/brand-mapping.yaml', ...more],
    ]);
  const upload = (drop: string): Promise<Ran> => ask('brand uploader', 'brand', 'upload', drop);

  it('hands both parties one key of RSA-4096 and of digests, in files that only they read', async () => {
    const [one, other] = await Promise.all(PARTIES.map((party) => readFile(keys[party], 'utf8')));
    expect(one).toBe(other);
    expect(one).toContain('BEGIN PUBLIC KEY');
    expect((await stat(keys.brand)).mode & 0o777).toBe(0o600);
  });

  it('takes drops whose parts are no Parquet to anybody who copies them', async () => {
    for (const party of PARTIES) {
      const part = await readFile(join(lists[party], partFile(1)));
      expect(part.toString('latin1', 0, 12)).toBe('airlock/seal');
      expect(part.includes('PAR1')).toBe(false);
    }
  });

  it('has people paired by the bundled function, waits for it, and counts about whom identifiers find', async () => {
    const [cell] = (await overlap('brand')).cells;
    const [exact] = (await overlap('brand', '--on', 'email,phone')).cells;
    expect(cell?.people).toBeGreaterThan(1_000);
    expect(Math.abs((cell?.people ?? 0) / (exact?.people ?? 0) - 1)).toBeLessThan(0.02);
    expect(await overlap('publisher')).toMatchObject({ repeated: true, cells: [cell] });
  });

  it('is not prepared for without the key', async () => {
    const refused = await prepare(join(room.folder, 'unsealed'), sample);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(
      'The agreement has drops sealed: get the key by "drop-key", and name its file with --drop-key.',
    );
  });

  it('refuses a drop that says of itself that it is not sealed', async () => {
    const folder = join(room.folder, 'bare');
    await cp(lists.brand, folder, { recursive: true });
    const path = join(folder, MANIFEST_FILE);
    const { sealed: _, ...manifest } = Manifest.parse(JSON.parse(await readFile(path, 'utf8')));
    const parts = manifest.parts.map(({ content, ...part }) => part);
    await writeFile(path, JSON.stringify({ ...manifest, drop: 'f'.repeat(32), parts }));
    const refused = await upload(folder);
    expect(refused.code).toBe(5);
    expect(refused.err + refused.out).toContain('The drop is not sealed, as the agreement asks');
  });

  it('refuses a drop that was sealed by the key of another room of the same name', async () => {
    const [other, key, drop] = ['other-room', 'other-key.json', 'for-another'].map((name) =>
      join(room.folder, name),
    ) as [string, string, string];
    const local = ['--room', other];
    for (const args of [
      ['init', ...local, '--agreement', room.agreement],
      ...PARTIES.map((party) => ['approve', ...local, '--party', party, '--yes']),
      ['drop-key', ...local, '--party', 'brand', '--out', key],
    ])
      expect(await runWith({}, args), args.join(' ')).toMatchObject({ code: 0 });
    expect(await prepare(drop, sample, '--drop-key', key)).toMatchObject({ code: 0 });
    const refused = await upload(drop);
    expect(refused.code).toBe(5);
    expect(refused.out).toContain('sealed-for-another-room');
  });

  it('refuses a drop whose part is of the other party, though its manifest fits it', async () => {
    const [list, drop] = [join(room.folder, 'shorter.csv'), join(room.folder, 'changed')];
    const rows = (await readFile(sample, 'utf8')).trimEnd().split('\n');
    await writeFile(list, `${rows.slice(0, -500).join('\n')}\n`);
    expect(await prepare(drop, list, '--drop-key', keys.brand)).toMatchObject({ code: 0 });
    const [file, path] = [partFile(1), join(drop, MANIFEST_FILE)];
    await copyFile(join(lists.publisher, file), join(drop, file));
    const manifest = Manifest.parse(JSON.parse(await readFile(path, 'utf8')));
    const parts = [{ ...manifest.parts[0], ...(await fileChecksum(join(drop, file))) }];
    await writeFile(path, JSON.stringify({ ...manifest, parts }));
    const refused = await upload(drop);
    expect(refused.code).toBe(5);
    expect(refused.out).toContain('broken-seal');
  });

  it('does so by no call that is not known: the key is used by whoever reads parts, and nobody asks Athena to pair', async () => {
    expect(await room.calls.unknown()).toEqual([]);
    const record = await readRecord();
    const services = record.flatMap(({ principal, action }) =>
      principal === 'pair-people' ? [action.split(':')[0]] : [],
    );
    expect(new Set(services)).toEqual(new Set(['s3', 'kms']));
    const opening = record.filter(({ resource }) => resource === 'keys/opener');
    expect(opening.map(({ principal, action }) => `${principal} ${action}`).sort()).toEqual([
      'tell-subject kms:GetPublicKey',
      'tokenise-part kms:Decrypt',
      'tokenise-part kms:GetPublicKey',
    ]);
  });
});
