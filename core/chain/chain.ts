import { canonicalJson } from '#core/canonical-json.ts';
import { wholeMinute } from '#core/day.ts';
import { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { sha256 } from '#core/sha256.ts';

/** What is sealed of a document: its text, or the checksum of a long one, which no text of ours is. */
const sealed = (body: unknown): Uint8Array => {
  const text = new TextEncoder().encode(canonicalJson(body));
  return text.length <= MAX_MAC_MESSAGE_BYTES ? text : new TextEncoder().encode(sha256(text));
};

/** Seals any document of the room, so that readers can tell who wrote it. */
export const sealOf = async (keyRing: KeyRing, body: unknown): Promise<string> =>
  Buffer.from(await keyRing.generateMac('ledger-seal', sealed(body))).toString('hex');

/** Whether a seal belongs to a document. */
export const isSealed = (keyRing: KeyRing, body: unknown, seal: string): Promise<boolean> =>
  keyRing.verifyMac('ledger-seal', sealed(body), Buffer.from(seal, 'hex'));

/** Puts an event after `head`, in whole minutes and sealed; answers the bytes that are stored. */
export const chainEntry = async (
  keyRing: KeyRing,
  head: LedgerHead,
  happened: {
    readonly at: Date;
    readonly event: LedgerEvent;
    readonly run?: string | undefined;
  },
): Promise<{ readonly entry: LedgerEntry; readonly bytes: Uint8Array }> => {
  const body = {
    sequence: head.sequence + 1,
    previous: head.checksum,
    at: wholeMinute(happened.at).toISOString(),
    ...(happened.run !== undefined && { run: happened.run }),
    event: happened.event,
  };
  const entry = { ...body, seal: await sealOf(keyRing, body) };
  return { entry, bytes: new TextEncoder().encode(storedText(entry)) };
};

/**
 * The document that these bytes spell out; undefined if they are no JSON, or not in UTF-8. A mark of the
 * byte order is part of the text, so it spells out nothing.
 */
export const parseStored = (
  bytes: Uint8Array,
): { readonly text: string; readonly json: unknown } => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, json: JSON.parse(text) };
  } catch {
    return { text: '', json: undefined };
  }
};

/** The only text that the room writes for a document: another spelling of the same is a change. */
export const storedText = (document: unknown): string => `${canonicalJson(document)}\n`;

/** Reads the entry that must follow `head`, or says in a few words what is wrong with it. */
export const readEntry = async (
  keyRing: KeyRing,
  head: LedgerHead,
  bytes: Uint8Array,
): Promise<{ readonly entry: LedgerEntry } | { readonly fault: string }> => {
  const { text, json } = parseStored(bytes);
  const parsed = LedgerEntry.safeParse(json);
  if (!parsed.success) return { fault: 'cannot be read: it was cut short or overwritten' };
  const { seal, ...body } = parsed.data;
  if (!(await isSealed(keyRing, body, seal))) return { fault: sealFault(head) };
  if (text !== storedText(parsed.data))
    return { fault: 'was changed: it says the same in other bytes than the room wrote' };
  if (body.sequence !== head.sequence + 1)
    return { fault: `is in the wrong place: it was entry ${body.sequence}` };
  if (body.previous !== head.checksum)
    return { fault: `does not follow entry ${head.sequence}: one of the two was replaced` };
  return { entry: parsed.data };
};

/** Nothing vouches for the key but the entries before. */
const sealFault = ({ sequence }: LedgerHead): string =>
  sequence === 0
    ? 'was changed, or the ledger-seal key was: its seal is broken'
    : 'was changed: its seal is broken';

/** The head after an entry was stored as `bytes`. */
export const headAfter = (entry: LedgerEntry, bytes: Uint8Array): LedgerHead => ({
  sequence: entry.sequence,
  checksum: sha256(bytes),
});
