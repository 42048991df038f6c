import { z } from 'zod';
import { isSealed, parseStored, sealOf, storedText } from '#core/chain/chain.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_HEAD_KEY } from '#core/room-layout.ts';

interface Parts {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
}

const HeadFile = z.strictObject({
  sequence: z.int().positive(),
  checksum: ChecksumText,
  seal: z.string(),
});

/**
 * Notes, under seal, how far the ledger has come. A chain alone cannot show that its last entries
 * were taken away; this note can. Entry N + 1 is only appended once the note says N.
 */
export const writeHead = async ({ objects, keyRing }: Parts, head: LedgerHead): Promise<void> => {
  const { sequence, checksum } = head;
  const seal = await sealOf(keyRing, { sequence, checksum });
  const text = storedText({ sequence, checksum, seal });
  await objects.put(LEDGER_HEAD_KEY, new TextEncoder().encode(text));
};

/** The head that a note tells; undefined if it is not what the room wrote. */
const parseHead = async (keyRing: KeyRing, bytes: Uint8Array): Promise<LedgerHead | undefined> => {
  const { text, json } = parseStored(bytes);
  const parsed = HeadFile.safeParse(json);
  if (!parsed.success || text !== storedText(parsed.data)) return undefined;
  const { seal, ...head } = parsed.data;
  return (await isSealed(keyRing, head, seal)) ? head : undefined;
};

/** The noted head; undefined if there is none yet; 'broken' if it is not what we wrote. */
export const readHead = async ({
  objects,
  keyRing,
}: Parts): Promise<LedgerHead | 'broken' | undefined> => {
  const bytes = await objects.get(LEDGER_HEAD_KEY);
  return bytes && ((await parseHead(keyRing, bytes)) ?? 'broken');
};

/** Every head that was noted and that the store still keeps beside the last, newest first. */
export const earlierHeads = async ({ objects, keyRing }: Parts): Promise<readonly LedgerHead[]> => {
  const notes = await objects.history(LEDGER_HEAD_KEY);
  const heads = await Promise.all(notes.map((bytes) => parseHead(keyRing, bytes)));
  return heads.filter((head) => head !== undefined);
};
