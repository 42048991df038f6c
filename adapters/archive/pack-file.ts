import { archiveOf } from '#adapters/archive/archive-of.ts';
import { type ZipPart, zipContent, zipDirectory } from '#adapters/archive/zip-directory.ts';
import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { MAX_PACK_BYTES, MAX_PACK_FILES } from '#core/audit/audit-limits.ts';
import { inOrder, type PackFiles } from '#core/audit/pack/make-pack.ts';
import type { ReadPack } from '#core/audit/pack/pack-fault.ts';
import { PackPath } from '#core/audit/pack/pack-manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { printable } from '#core/printable.ts';

/**
 * The bytes of an evidence pack. Its files are stored and not packed: so the bytes are the same from whichever library
 * of whichever year, nothing has to be unpacked by whoever looks at one, and there is nothing that could burst.
 */
export const packBytes = (files: PackFiles): Uint8Array => archiveOf(inOrder(files), 0);

const notAPack = (path: string, cause?: unknown): AirlockError =>
  new AirlockError(
    'input',
    `"${printable(path)}" is no evidence pack: name a file that "audit pack" wrote, as it wrote it.`,
    { cause },
  );

/** Reads an evidence pack. Throws AirlockError('input') for what is no archive at all, or larger than one can be. */
export const readPack = async (path: string): Promise<ReadPack> => {
  const bytes = await readRegularFile(path, MAX_PACK_BYTES).catch((cause: unknown) => {
    throw new AirlockError('usage', `"${printable(path)}" cannot be read: check the path.`, {
      cause,
    });
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  const pack = await unpack(Buffer.from(bytes));
  if (pack === undefined) throw notAPack(path);
  return pack;
};

/**
 * The files of an archive whose every byte is accounted for: it is put together again from what was found in it, and has
 * to be the same. So nothing hides in it that only another program would see: no second file of a name, no link, no
 * way out of the folder, nothing before, between and behind. Undefined if it has no readable directory.
 */
export const unpack = async (archive: Buffer): Promise<ReadPack | undefined> => {
  const parts = zipDirectory(archive);
  if (parts === undefined || parts.length > MAX_PACK_FILES) return undefined;
  const files = new Map<string, Uint8Array>();
  const faults: ReadPack['faults'][number][] = [];
  for (const part of parts) {
    const says = faultOf(part, files);
    const content = says === undefined ? await zipContent(archive, part) : undefined;
    if (content) files.set(part.name, content);
    else
      faults.push({
        ...{ reason: 'archive', path: printable(part.name) },
        says: says ?? 'it is damaged',
      });
  }
  if (faults.length === 0 && !archive.equals(packBytes(files)))
    faults.push({
      ...{ reason: 'archive', path: '' },
      says: 'the archive holds something beside its files, or is not put together as this program does it',
    });
  return { files, faults };
};

const faultOf = (part: ZipPart, files: PackFiles): string | undefined => {
  if (!PackPath.safeParse(part.name).success) return 'no file of a pack is called so';
  if (files.has(part.name)) return 'it is there twice';
  return part.method === 0 && part.packed === part.bytes
    ? undefined
    : 'it is packed, and files of a pack are not';
};
