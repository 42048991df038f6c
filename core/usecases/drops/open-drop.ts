import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { attemptName, dropPrefix } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { type ArrivedDrop, decisionOn } from '#core/usecases/drops/drop-outcome.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** What the steps of accepting a drop have to do. */
export interface OpenedDrop {
  readonly arrived: ArrivedDrop;
  /** Name of the version, if this attempt is the one that counts. */
  readonly version: string;
  /** Parts to tokenise, by their place in the manifest; none once the drop is decided on. */
  readonly parts: readonly { readonly index: number }[];
  readonly decided?: 'published' | 'refused';
}

/**
 * Begins to accept a drop in steps. The attempt is named by its execution, so that every retry of a
 * step works on the same version, and another execution on another.
 */
export const openDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop, execution: string): Promise<OpenedDrop> => {
    const attempt = sha256(`${arrived.drop} ${execution}`).slice(0, 8);
    const version = attemptName(arrived.drop, attempt);
    const state = foldLedger(await ports.ledger.entries());
    const decided = decisionOn(state, arrived);
    if (decided)
      return {
        arrived,
        version,
        parts: [],
        decided: decided.type === 'drop-refused' ? 'refused' : 'published',
      };
    const { manifest } = await readDrop(ports, state, arrived);
    await checkParts(ports, arrived, manifest);
    return { arrived, version, parts: manifest.parts.map((_, index) => ({ index })) };
  };

/** A part that is not there may still be on its way; one of another size is another file. */
const checkParts = async (
  { objects }: Ports,
  arrived: ArrivedDrop,
  manifest: Manifest,
): Promise<void> => {
  const prefix = dropPrefix(arrived, arrived.drop);
  const sizes = new Map((await objects.list(prefix)).map(({ key, bytes }) => [key, bytes]));
  for (const { file, bytes } of manifest.parts) {
    const size = sizes.get(prefix + file);
    if (size === undefined)
      throw new AirlockError(
        'room',
        `"${file}" has not arrived: upload it, then the manifest again.`,
      );
    if (size !== bytes)
      throw new AirlockError(
        'input',
        `"${file}" is not the file that the manifest describes (its size differs): prepare the drop again.`,
      );
  }
};
