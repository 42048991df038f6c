import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { DropId } from '#core/drop-files.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { isPart, notThePart } from '#core/drops/check-part.ts';
import { contentOf, Manifest, type ManifestPart } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { requireNoErasure } from '#core/ledger/erasures.ts';
import { requireUnfrozen } from '#core/ledger/freezes.ts';
import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { requireDelivering } from '#core/ledger/withdrawals.ts';
import { dropPrefix, manifestKey } from '#core/room-layout.ts';
import type { Checksum } from '#core/sha256.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { sameVersion } from '#core/usecases/drops/same-version.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { hasEnded } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace' | 'clock'>;

/**
 * Puts a prepared drop into its party's drop zone: parts first, manifest last. Everything is checked
 * before the first byte is put, so a faulty drop leaves no trace. Repeating completes. If the room has just
 * this list already, nothing is put, and the drop that it came by is answered.
 */
export const uploadDrop =
  (ports: Ports) =>
  async (party: string, drop: PreparedDrop): Promise<ArrivedDrop> => {
    const state = await ports.ledger.state();
    const signed = await currentAgreement(ports, state);
    const manifest = ownOf(drop.manifest, party, { signed, onTable: state.agreement });
    const arrived = { party, dataset: manifest.dataset, drop: manifest.drop };
    if (await isDecided(ports, state, { arrived, manifest })) return arrived;
    // Whoever may not read its reports may still deliver; and a report that is damaged holds nothing up.
    const same = await sameVersion(ports, state, manifest).catch(() => undefined);
    const at = { agreement: signed.agreement, now: ports.clock.now() };
    if (same && !hasEnded(same, state, at)) return { ...arrived, drop: same.drop as DropId };
    requireUnfrozen(state);
    requireNoErasure(state, party);
    requireDelivering(state, arrived);
    return putDrop(ports, drop, manifest);
  };

/** Puts a drop into its party's zone, once all its parts are what its manifest says. */
export const putDrop = async (
  ports: Pick<Ports, 'objects' | 'workspace'>,
  drop: PreparedDrop,
  manifest: Manifest,
): Promise<ArrivedDrop> => {
  const arrived = { party: manifest.party, dataset: manifest.dataset, drop: manifest.drop };
  for (const part of manifest.parts) await checkPart(ports, drop, part);
  for (const [index, part] of manifest.parts.entries()) {
    const key = dropPrefix(arrived, arrived.drop) + part.file;
    await ports.objects.putFile(key, drop.pathOf(part.file));
    // Whoever changes a part while it is put would otherwise have the drop refused for good, and so would
    // another upload of the same drop whose part it replaced. Deployed, a party may not remove it.
    await checkPart(ports, drop, part).catch(async (changed: unknown) => {
      await ports.objects.delete(key).catch(() => undefined);
      throw changed;
    });
    drop.onProgress?.(index + 1, manifest.parts.length);
  }
  await ports.objects.put(manifestKey(arrived, arrived.drop), jsonBytes(manifest));
  return arrived;
};

/**
 * Whether the room decided on this drop. Throws AirlockError('input') where it was another one of the same id:
 * what the room says of that one would be taken for an answer to this one.
 */
const isDecided = async (
  ports: Ports,
  state: RoomState,
  { arrived, manifest }: { readonly arrived: ArrivedDrop; readonly manifest: Manifest },
): Promise<boolean> => {
  const decided = decisionOn(state, arrived);
  if (decided?.type !== 'dataset-published') return decided !== undefined;
  const report = await findVersionReport(ports, decided).catch(() => 'missing');
  const content = typeof report === 'object' ? report.content : undefined;
  if (content !== undefined && content !== contentOf(manifest))
    throw new AirlockError(
      'input',
      'The room took another drop by the id of this one: prepare the list again, which draws a new id.',
    );
  return true;
};

const checkPart = async (
  { workspace }: Pick<Ports, 'workspace'>,
  { pathOf }: PreparedDrop,
  part: ManifestPart,
): Promise<void> => {
  if (!isPart(part, await workspace.checksum(pathOf(part.file)))) throw notThePart(part);
};

const isWithoutId = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'airlock' in document &&
  !('drop' in document);

/** The manifest of a party's own drop, which keeps to these terms. Throws AirlockError('input') for any other. */
export const ownOf = (
  document: unknown,
  party: string,
  {
    signed,
    onTable,
  }: { readonly signed: AgreementWithDigest; readonly onTable: Checksum | undefined },
): Manifest => {
  const parsed = Manifest.safeParse(document);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the whole';
    throw new AirlockError(
      'input',
      isWithoutId(document)
        ? 'The drop was prepared by an older version, which gave it no id of its own: prepare it again.'
        : `The manifest is not one of ours (see ${where}): prepare the drop again.`,
      {
        cause: parsed.error,
      },
    );
  }
  const manifest = parsed.data;
  checkManifest(manifest, signed, onTable);
  if (manifest.party !== party)
    throw refusal('wrong-party', 'The drop belongs to the other party: only it can upload it.');
  return manifest;
};
