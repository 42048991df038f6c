import { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/parse-agreement.ts';
import { MAX_PACK_FAULTS } from '#core/audit/audit-limits.ts';
import { type PackFiles, sealedOf } from '#core/audit/pack/make-pack.ts';
import type { PackFault, ReadPack } from '#core/audit/pack/pack-fault.ts';
import {
  ENTRIES_FILE,
  MANIFEST_FILE,
  PackManifest,
  PackSeal,
  SEAL_FILE,
} from '#core/audit/pack/pack-manifest.ts';
import { isSealed, parseStored, storedText } from '#core/chain/chain.ts';
import type { PackVerdict } from '#core/documents/pack-document.ts';
import { printable } from '#core/printable.ts';
import { sha256 } from '#core/sha256.ts';
import {
  type CheckedLedger,
  checkLedger,
  type Verifier,
} from '#core/usecases/audit/pack/check-ledger.ts';

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
    if (path === MANIFEST_FILE || path === SEAL_FILE) return [];
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

type Seal = Pick<PackVerdict, 'seal'> & { readonly faults: readonly PackFault[] };

const sealOf = async (
  files: PackFiles,
  manifest: PackManifest,
  verifier: Verifier | undefined,
): Promise<Seal> => {
  const bytes = files.get(SEAL_FILE);
  const isSaid = manifest.seal === 'by the ledger key';
  const broken = (says: string): Seal => ({
    seal: 'broken',
    faults: [fault('seal', SEAL_FILE, says)],
  });
  // Whoever makes a pack in a folder has the key at hand: one without a seal is one whose seal was taken off.
  if (!isSaid && (bytes !== undefined || manifest.room === 'local'))
    return broken(
      'the manifest says that there is no seal, which is not so of any pack of such a room',
    );
  if (!isSaid) return { seal: 'absent', faults: [] };
  if (bytes === undefined)
    return broken('the manifest says that it is sealed, and no seal is there');
  const stated = documentOf(bytes, PackSeal);
  if (stated === undefined) return broken('it is no seal of a pack');
  if (stated.manifest !== sha256(files.get(MANIFEST_FILE) ?? new Uint8Array()))
    return broken('it is the seal of another manifest');
  if (verifier === undefined) return { seal: 'not-checked', faults: [] };
  const keyRing = { verifyMac: verifier.verifyMac.bind(verifier), generateMac: neverSeals };
  return (await isSealed(keyRing, sealedOf(stated.manifest), stated.seal))
    ? { seal: 'holds', faults: [] }
    : broken('the ledger key of this room did not make it');
};

const neverSeals = (): Promise<never> =>
  Promise.reject(new Error('a look at a pack seals nothing'));

/**
 * Holds an evidence pack against its manifest, the chain of its ledger and, where somebody can verify the seals of
 * the room, the key of that. Without a key nobody but the chain vouches: whoever made a whole pack anew is not found.
 */
export const checkPack = async (read: ReadPack, verifier?: Verifier): Promise<PackVerdict> => {
  const { files } = read;
  const manifest = documentOf(files.get(MANIFEST_FILE), PackManifest);
  const ledger = await checkLedger(files.get(ENTRIES_FILE) ?? new Uint8Array(), verifier);
  const sealed = manifest && (await sealOf(files, manifest, verifier));
  const faults = [
    ...read.faults,
    ...(manifest
      ? [...fileFaults(files, manifest), ...headFaults(files, manifest, ledger)]
      : [fault('manifest', MANIFEST_FILE, 'it is not there, or it is no manifest of a pack')]),
    ...(ledger.fault ? [] : agreementFaults(files, ledger)),
    ...(sealed?.faults ?? []),
  ];
  return {
    kind: 'pack-verdict',
    outcome: faults.length === 0 ? 'whole' : 'faulty',
    seal: sealed?.seal ?? 'absent',
    ...{ files: files.size, entries: ledger.entries.length },
    faults: faults.slice(0, MAX_PACK_FAULTS),
    moreFaults: Math.max(0, faults.length - MAX_PACK_FAULTS),
    absent: manifest?.absent ?? [],
  };
};
