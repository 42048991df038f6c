import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { isSealed, type LedgerHead, sealOf } from '#core/ledger/chain.ts';
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
 * were taken away; this note can. After a crash it may lag behind, never run ahead.
 */
export const writeHead = async ({ objects, keyRing }: Parts, head: LedgerHead): Promise<void> => {
  const file = { ...head, seal: await sealOf(keyRing, head) };
  await objects.put(LEDGER_HEAD_KEY, new TextEncoder().encode(`${canonicalJson(file)}\n`));
};

/** The noted head; undefined if there is none yet; 'broken' if it is not what we wrote. */
export const readHead = async ({
  objects,
  keyRing,
}: Parts): Promise<LedgerHead | 'broken' | undefined> => {
  const bytes = await objects.get(LEDGER_HEAD_KEY);
  if (!bytes) return undefined;
  try {
    const { seal, ...head } = HeadFile.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return (await isSealed(keyRing, head, seal)) ? head : 'broken';
  } catch {
    return 'broken';
  }
};
