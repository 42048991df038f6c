import { link, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { makeRoom } from '#adapters/local/make-room.ts';
import { type AgreementWithDigest, parseAgreement } from '#core/agreement/parse-agreement.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';

const EXAMPLE = new URL('../../../examples/retail/', import.meta.url);

/** Where a file of the retail example lies. */
export const examplePath = (file: string): string => fileURLToPath(new URL(file, EXAMPLE));

/** The agreement of the retail example: two kinds, two attributes a party. */
export const benchAgreement = async (): Promise<AgreementWithDigest> => {
  const path = examplePath('agreement.yaml');
  return parseAgreement(await readFile(path, 'utf8'), path);
};

/** Makes a room in which both parties have approved an agreement, or opens it if it is there. */
export const openRoom = async (
  folder: string,
  agreement?: AgreementWithDigest,
): Promise<LocalRoom> => {
  const signed = agreement ?? (await benchAgreement());
  const { room } = await makeRoom(folder, signed);
  for (const { id } of signed.agreement.parties) await approveAgreement(room)(id);
  return room;
};

/**
 * A second room with the files of the first, as hard links: a question is asked anew there, where
 * the first room would hand out the answer that it has stored.
 */
export const twinRoom = async (folder: string, twin: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = join(twin, path.slice(folder.length));
    await mkdir(dirname(target), { recursive: true });
    await link(path, target);
  }
};
