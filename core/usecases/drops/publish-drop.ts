import { AirlockError } from '#core/errors.ts';
import type { VersionId } from '#core/room-layout.ts';
import { requireSameKey } from '#core/usecases/drops/check-token-key.ts';
import { decideDrop } from '#core/usecases/drops/decide-drop.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { endDrop, removeDecided } from '#core/usecases/drops/end-drop.ts';
import { noteRefusal } from '#core/usecases/drops/note-refusal.ts';
import { readPartReports, type TokenisedReport } from '#core/usecases/drops/part-report.ts';
import { placeVersion } from '#core/usecases/drops/place-version.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine' | 'tokeniser'>;

/** One attempt at a drop, all of whose parts are tokenised. */
export interface TokenisedDrop {
  readonly arrived: ArrivedDrop;
  readonly version: string;
}

/**
 * Last step of accepting a drop: turns the tokenised parts of an attempt into a version that questions see,
 * or refuses the drop. Reads what waits in `staging/` and never changes it, so that repeating it counts the
 * same; writes the version whole before the ledger names it. A fault leaves the version's files for the
 * next try: removing them could take them from another run of the same attempt that is about to win.
 */
export const publishDrop =
  (ports: Ports) =>
  async (attempt: TokenisedDrop): Promise<Acceptance> => {
    const { arrived } = attempt;
    const decided = await endDrop(ports, arrived);
    if (decided) return decided;
    try {
      const done = await decide(ports, attempt);
      await removeDecided(ports, arrived);
      return done;
    } catch (fault) {
      // Another attempt may have decided, and removed the drop, while this one was reading it.
      const elsewhere = await endDrop(ports, arrived);
      if (!elsewhere) throw fault;
      return elsewhere;
    }
  };

const decide = async (
  ports: Ports,
  { arrived, version: name }: TokenisedDrop,
): Promise<Acceptance> => {
  const state = await ports.ledger.state();
  const { signed, manifest } = await readDrop(ports, state, arrived);
  const { party, dataset } = arrived;
  const reports = await readPartReports(ports, { party, dataset, version: name }, manifest);
  if ('reason' in reports) return noteRefusal(ports, arrived, reports);
  const { epoch, keyCheck } = keyOf(reports);
  requireSameKey(state, epoch, keyCheck);
  const collaboration = signed.agreement.id;
  const version: VersionId = { collaboration, party, dataset, epoch, version: name };
  const placed = await placeVersion(ports, { manifest, version, reports });
  return decideDrop(ports, { arrived, signed, manifest, version, keyCheck, placed });
};

/** The key of all parts, which must be the same. */
const keyOf = (
  reports: readonly TokenisedReport[],
): Pick<TokenisedReport, 'epoch' | 'keyCheck'> => {
  const [first, ...others] = reports;
  const isSame = ({ epoch, keyCheck }: TokenisedReport): boolean =>
    epoch === first?.epoch && keyCheck === first.keyCheck;
  if (first && others.every(isSame)) return first;
  throw new AirlockError(
    'room',
    'The token key changed while the drop was tokenised: upload the drop again.',
  );
};
