import { z } from 'zod';
import { isSealed, sealOf, storedText } from '#core/chain/chain.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** The first line of a checkpoint; the entries follow, one a line, as their own files have them. */
const Note = z.strictObject({
  kind: z.literal('ledger-checkpoint'),
  /** The last entry: its checksum is the end of a chain that every line is a link of. */
  sequence: z.int().positive(),
  checksum: ChecksumText,
  /** What the store said of the entries' own files before they were read and found whole. */
  files: ChecksumText,
  seal: z.string(),
});

/** Entries in a row that follow a head, and the head after them. */
export interface Stretch {
  readonly entries: readonly LedgerEntry[];
  readonly head: LedgerHead;
}

/** Where a checkpoint must stand to be believed: after which head, up to which entry, on which files. */
export interface Standing {
  readonly after: LedgerHead;
  readonly sequence: number;
  readonly files: Checksum;
}

/** The bytes of a checkpoint of entries that were read and found whole. */
export const checkpointBytes = async (
  keyRing: KeyRing,
  entries: readonly LedgerEntry[],
  files: Checksum,
): Promise<Uint8Array> => {
  const lines = entries.map(storedText);
  const sequence = entries.at(-1)?.sequence ?? 0;
  const body = { kind: 'ledger-checkpoint', sequence, checksum: sha256(lines.at(-1) ?? ''), files };
  const note = storedText({ ...body, seal: await sealOf(keyRing, body) });
  return new TextEncoder().encode([note, ...lines].join(''));
};

/**
 * The entries of a checkpoint; undefined if it is not one of this room, or does not stand there. Nobody can
 * make it say anything else than the ledger, not even whoever holds the key: its lines are a chain that ends
 * in the checksum of an entry of the ledger, which the caller compares with that entry's own file.
 */
export const parseCheckpoint = async (
  keyRing: KeyRing,
  bytes: Uint8Array,
  standing: Standing,
): Promise<Stretch | undefined> => {
  const [first = '', ...lines] = new TextDecoder().decode(bytes).split(/(?<=\n)/);
  const parsed = Note.safeParse(jsonOf(first));
  if (!parsed.success || first !== storedText(parsed.data)) return undefined;
  const { seal, ...body } = parsed.data;
  if (body.sequence !== standing.sequence || body.files !== standing.files) return undefined;
  if (!(await isSealed(keyRing, body, seal))) return undefined;
  const stretch = followChain(standing.after, lines);
  const { sequence, checksum } = stretch?.head ?? {};
  return sequence === body.sequence && checksum === body.checksum ? stretch : undefined;
};

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/**
 * The entries that these lines are, each of which names the one before; undefined where one does not. They
 * were parsed before they were put there, and a line that is another breaks the chain.
 */
const followChain = (after: LedgerHead, lines: readonly string[]): Stretch | undefined => {
  const entries: LedgerEntry[] = [];
  let head = after;
  for (const line of lines) {
    const entry = jsonOf(line) as LedgerEntry | undefined;
    if (entry?.previous !== head.checksum) return undefined;
    entries.push(entry);
    head = { sequence: head.sequence + 1, checksum: sha256(line) };
  }
  return { entries, head };
};
