import { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { MAX_PACK_FAULTS } from '#core/audit/audit-limits.ts';
import type { PackFiles } from '#core/audit/pack/make-pack.ts';
import type { PackFault, ReadPack } from '#core/audit/pack/pack-fault.ts';
import { ENTRIES_FILE, MANIFEST_FILE, PackManifest } from '#core/audit/pack/pack-manifest.ts';
import { parseStored, storedText } from '#core/chain/chain.ts';
import type { PackVerdict } from '#core/documents/pack-document.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import { printable } from '#core/printable.ts';
import { sha256 } from '#core/sha256.ts';
import { type CheckedLedger, checkLedger } from '#core/usecases/audit/pack/check-ledger.ts';
import { noteOf } from '#core/usecases/audit/pack/note-of.ts';

/** The document of a file, if it is spelt as this program spells it. */
const documentOf = <Document>(
  bytes: Uint8Array | undefined,
  schema: { safeParse(json: unknown): { success: boolean; data?: Document } },
): Document | undefined => {
  const { text, json } = parseStored(bytes ?? new Uint8Array());
  const { data } = schema.safeParse(json);
  return data !== undefined && storedText(data) === text ? data : undefined;
};

const fault = (reason: PackFault['reason'], path: string, says: string): PackFault => ({
  ...{ reason, path: printable(path), says },
});

/** Each file against the manifest, both ways. */
const fileFaults = (files: PackFiles, manifest: PackManifest): readonly PackFault[] => {
  const named = new Map(manifest.files.map((each) => [each.path, each]));
  const missing = manifest.files
    .filter(({ path }) => !files.has(path))
    .map(({ path }) => fault('missing', path, 'the manifest names it, and it is not there'));
  const others = [...files].flatMap(([path, bytes]) => {
    if (path === MANIFEST_FILE) return [];
    const known = named.get(path);
    if (known === undefined) return [fault('extra', path, 'the manifest does not name it')];
    if (known.bytes === bytes.length && known.sha256 === sha256(bytes)) return [];
    return [fault('changed', path, 'it is not the file that the manifest names')];
  });
  const twice =
    named.size === manifest.files.length
      ? []
      : [fault('manifest', MANIFEST_FILE, 'it names a file twice')];
  return [...missing, ...others, ...twice];
};

const AGREEMENT_FILE = /^agreements\/([0-9a-f]{64})\.json$/;

/** Each agreement is the one of its digest, and one that the ledger speaks of. */
const agreementFaults = (files: PackFiles, { entries }: CheckedLedger): readonly PackFault[] => {
  const proposed = new Set(
    entries.flatMap(({ event }) => (event.type === 'agreement-proposed' ? event.agreement : [])),
  );
  return [...files].flatMap(([path, bytes]) => {
    const digest = AGREEMENT_FILE.exec(path)?.[1];
    if (digest === undefined) return [];
    const agreement = documentOf(bytes, Agreement);
    if (agreement === undefined || withDigest(agreement).digest !== digest)
      return [fault('agreement', path, 'it is not the agreement that its name says')];
    if ([...proposed].some((each) => each === digest)) return [];
    return [fault('agreement', path, 'no entry of the ledger proposes it')];
  });
};

const headFaults = (
  files: PackFiles,
  manifest: PackManifest,
  ledger: CheckedLedger,
): readonly PackFault[] => {
  if (ledger.fault) return [ledger.fault];
  const { sequence, checksum } = manifest.head;
  if (ledger.head.sequence === sequence && ledger.head.checksum === checksum) return [];
  if (!files.has(ENTRIES_FILE)) return [];
  return [fault('ledger', ENTRIES_FILE, 'it does not end where the manifest says that it ends')];
};

type Noted = Pick<PackVerdict, 'note'> & { readonly faults: readonly PackFault[] };

const headAt = (entries: readonly LedgerEntry[], sequence: number): LedgerHead | undefined => {
  const entry = entries[sequence - 1];
  if (entry === undefined) return sequence === 0 ? EMPTY_HEAD : undefined;
  return { sequence, checksum: sha256(new TextEncoder().encode(storedText(entry))) };
};

/** A pack against the ledger of its room, of which every seal was verified when it was read. */
const noteFaults = (
  files: PackFiles,
  { head }: PackManifest,
  entries: readonly LedgerEntry[] | undefined,
): Noted => {
  if (entries === undefined) return { note: 'not-checked', faults: [] };
  const note = noteOf(entries, sha256(files.get(MANIFEST_FILE) ?? new Uint8Array()));
  const faults = [
    ...(headAt(entries, head.sequence)?.checksum === head.checksum
      ? []
      : [fault('ledger', MANIFEST_FILE, 'the ledger of this room never ended where it says')]),
    ...(note ? [] : [fault('note', MANIFEST_FILE, 'no entry of the ledger of this room notes it')]),
  ];
  return { note: note ?? 'none', faults };
};

/**
 * Holds an evidence pack against its manifest, the chain of its ledger and, where that is at hand, the ledger of the room,
 * verified, which must go on from where the pack ends and note its manifest. Without it nobody but the chain vouches:
 * whoever made a whole pack anew is not found.
 */
export const checkPack = async (
  read: ReadPack,
  entries?: readonly LedgerEntry[],
): Promise<PackVerdict> => {
  const { files } = read;
  const manifest = documentOf(files.get(MANIFEST_FILE), PackManifest);
  const ledger = await checkLedger(files.get(ENTRIES_FILE) ?? new Uint8Array());
  const noted = manifest && noteFaults(files, manifest, entries);
  const faults = [
    ...read.faults,
    ...(manifest
      ? [...fileFaults(files, manifest), ...headFaults(files, manifest, ledger)]
      : [fault('manifest', MANIFEST_FILE, 'it is not there, or it is no manifest of a pack')]),
    ...(ledger.fault ? [] : agreementFaults(files, ledger)),
    ...(noted?.faults ?? []),
  ];
  return {
    kind: 'pack-verdict',
    outcome: faults.length === 0 ? 'whole' : 'faulty',
    note: noted?.note ?? 'not-checked',
    ...{ files: files.size, entries: ledger.entries.length },
    faults: faults.slice(0, MAX_PACK_FAULTS),
    moreFaults: Math.max(0, faults.length - MAX_PACK_FAULTS),
    absent: manifest?.absent ?? [],
  };
};
