import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { keepsTo } from '#core/drops/check-manifest.ts';
import { isPart } from '#core/drops/check-part.ts';
import { rowsTooMany } from '#core/drops/drop-capacity.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { AirlockError, type ErrorCode } from '#core/errors.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import { isRefusedTooOften } from '#core/ledger/refusal-times.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { FORGOTTEN } from '#core/names.ts';
import type { DropRefusal } from '#core/refusals.ts';
import { currentAgreement, tabledAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { endDrop, removeDecided } from '#core/usecases/drops/end-drop.ts';
import { isOverIntake } from '#core/usecases/drops/intake.ts';
import { noteRefusal } from '#core/usecases/drops/note-refusal.ts';
import { arrivedSizes, ownManifest } from '#core/usecases/drops/read-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'capacity' | 'intake'>;

/** What came of a drop that could not be accepted; `kept` when trying again may help. */
export type FailedDrop = Acceptance | { readonly outcome: 'kept' };

/**
 * Ends the acceptance of a drop that failed with `code`. A drop that is at fault itself (`input`) is
 * refused in the ledger and removed, unless that happened too often today; any other stays where it is, and in a
 * frozen room all do. The
 * fault is looked into here and not taken from the failure's text. A manifest that does not name its own
 * drop refuses nothing: whoever could write it could otherwise have another drop refused.
 */
export const refuseDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop, code: ErrorCode | undefined): Promise<FailedDrop> => {
    const decided = await endDrop(ports, arrived);
    if (decided) return decided;
    const reason = await reasonOf(ports, arrived, code);
    if (!reason) return { outcome: 'kept' };
    const refused = await noteRefusal(ports, arrived, { reason });
    await removeDecided(ports, arrived);
    return refused;
  };

/** Why a drop is refused for good; undefined if it is not, or if that happened too often today. */
const reasonOf = async (
  ports: Ports,
  arrived: ArrivedDrop,
  code: ErrorCode | undefined,
): Promise<DropRefusal | undefined> => {
  const { party } = arrived;
  const state = await ports.ledger.state();
  if (isFrozen(state)) return undefined;
  if (isRefusedTooOften(state, { type: 'drop-refused', party }, ports.clock.now()))
    return undefined;
  if (code === 'input') return faultOf(ports, state, arrived);
  const isOver = code === 'refused' && (await isOverIntake(ports, party));
  return isOver ? 'over-daily-limit' : undefined;
};

/** What is wrong with the drop itself, as far as the ledger can say. */
const faultOf = async (
  ports: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<DropRefusal | undefined> => {
  const manifest = await unlessFaulty(() => ownManifest(ports, arrived));
  if (!manifest) return undefined;
  if (!(await isAsAgreed(ports, state, manifest))) return 'not-as-agreed';
  const { agreement } = termsFor(manifest, await currentAgreement(ports, state));
  if (rowsTooMany(agreement, manifest, ports.capacity)) return 'too-many-rows';
  const sizes = await arrivedSizes(ports, arrived);
  const differs = manifest.parts.some((part) => {
    const bytes = sizes.get(part.file);
    return bytes !== undefined && !isPart(part, { bytes });
  });
  return differs ? 'part-differs-from-manifest' : undefined;
};

/** A drop under an agreement that is only proposed is kept: that one may yet come into force. */
const isAsAgreed = async (ports: Ports, state: RoomState, manifest: Manifest): Promise<boolean> => {
  if (keepsTo(manifest, termsFor(manifest, await currentAgreement(ports, state)))) return true;
  return keepsTo(manifest, termsFor(manifest, await tabledAgreement(ports, state)));
};

/** Of a list of people to forget an agreement asks less than of any other. */
const termsFor = (
  { party, dataset }: Manifest,
  signed: AgreementWithDigest,
): AgreementWithDigest => (dataset === FORGOTTEN ? forgettingTerms(signed, party) : signed);

const unlessFaulty = async <Result>(read: () => Promise<Result>): Promise<Result | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AirlockError) return undefined;
    throw error;
  }
};
