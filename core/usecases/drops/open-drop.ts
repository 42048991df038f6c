import { isPart, notThePart } from '#core/drops/check-part.ts';
import { rowsTooMany } from '#core/drops/drop-capacity.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { isRefusedTooOften } from '#core/ledger/refusal-times.ts';
import { decisionOn } from '#core/ledger/room-state.ts';
import { FORGOTTEN } from '#core/names.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';
import { attemptName, type KindShard } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { isOverIntake, noteIntake } from '#core/usecases/drops/intake.ts';
import { kindShards } from '#core/usecases/drops/kind-shards.ts';
import { arrivedSizes, readDrop } from '#core/usecases/drops/read-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'shards' | 'capacity' | 'intake'>;

/** What the steps of accepting a drop have to do. */
export interface OpenedDrop {
  readonly arrived: ArrivedDrop;
  /** Name of the version, if this attempt is the one that counts. */
  readonly version: string;
  /** Parts to tokenise, by their place in the manifest; none once the drop is decided on. */
  readonly parts: readonly { readonly index: number }[];
  /** Shards of each kind to settle after that. */
  readonly shards: readonly KindShard[];
  readonly decided?: 'published' | 'refused';
  /** It is a list of people to forget, or to let come back, which is another function's work. */
  readonly forgets?: true;
}

/**
 * First step of accepting a drop: holds its manifest against the agreement, and says which parts and
 * shards there are; a list of people to forget has none. The attempt is named by its execution, so that every
 * retry of a step works on the same version, and another execution on another.
 */
export const openDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop, execution: string): Promise<OpenedDrop> => {
    const attempt = sha256(`${arrived.drop} ${execution}`).slice(0, 8);
    const version = attemptName(arrived.drop, attempt);
    const state = await ports.ledger.state();
    const decided = decisionOn(state, arrived);
    if (decided)
      return {
        arrived,
        version,
        parts: [],
        shards: [],
        decided: decided.type === 'drop-refused' ? 'refused' : 'published',
      };
    const { party } = arrived;
    const isList = arrived.dataset === FORGOTTEN;
    if (!isList && isRefusedTooOften(state, { type: 'drop-refused', party }, ports.clock.now()))
      throw tooOften(party);
    const sizes = await arrivedSizes(ports, arrived);
    await takeIn(ports, { party, version }, sizes);
    if (isList) return { arrived, version, parts: [], shards: [], forgets: true };
    const { signed, manifest } = await readDrop(ports, state, arrived);
    const most = rowsTooMany(signed.agreement, manifest, ports.capacity);
    if (most !== undefined) throw tooLong(most);
    checkParts(manifest, sizes);
    return {
      arrived,
      version,
      parts: manifest.parts.map((_, index) => ({ index })),
      shards: kindShards(manifest.kinds, ports.shards),
    };
  };

/** A drop that would be refused once more costs nobody anything any more. */
const tooOften = (party: string): AirlockError =>
  refusal(
    'too-often',
    `The room refused too many drops of "${party}" within a day: see why in their reports, and upload tomorrow.`,
  );

const tooLong = (most: number): AirlockError =>
  new AirlockError(
    'input',
    `The drop holds more than the ${most} rows that this room can take: deliver fewer, or have it deployed with more shards.`,
  );

/** Counts the drop among those of its party's day, which costs nobody more than was meant. */
const takeIn = async (
  ports: Ports,
  attempt: Parameters<typeof noteIntake>[1],
  sizes: ReadonlyMap<string, number>,
): Promise<void> => {
  const bytes = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  await noteIntake(ports, attempt, bytes);
  if (await isOverIntake(ports, attempt.party))
    throw refusal(
      'over-daily-limit',
      `"${attempt.party}" ${DROP_REFUSAL_ADVICE['over-daily-limit']}.`,
    );
};

/** A part that is not there may still be on its way; one of another size is another file. */
const checkParts = (manifest: Manifest, sizes: ReadonlyMap<string, number>): void => {
  for (const part of manifest.parts) {
    const bytes = sizes.get(part.file);
    if (bytes === undefined)
      throw new AirlockError(
        'room',
        `"${part.file}" has not arrived: upload it, then the manifest again.`,
      );
    if (!isPart(part, { bytes })) throw notThePart(part);
  }
};
