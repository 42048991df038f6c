import type { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { RoomState } from '#core/ledger/fold.ts';
import { mergeReports } from '#core/lint/lint-report.ts';
import type { ObjectChecksum } from '#core/ports/object-store.ts';
import type { KindFiles, SettledVersion } from '#core/ports/tokeniser.ts';
import { stagedKindPrefix, type VersionId } from '#core/room-layout.ts';
import { decideDrop } from '#core/usecases/drops/decide-drop.ts';
import { decideOnce } from '#core/usecases/drops/decide-once.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import { type StagedVersion, subtractLost } from '#core/usecases/drops/stage-version.ts';
import { type PartReport, readPartReports } from '#core/usecases/drops/staged-parts.ts';
import { partFiles, tokenFileKey, withTokenFiles } from '#core/usecases/drops/version-files.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** The tokenised parts of one attempt at a drop. */
export interface StagedDrop {
  readonly arrived: ArrivedDrop;
  readonly version: string;
}

/**
 * Turns the tokenised parts of an attempt into a version that questions see, or refuses the drop.
 * Reads the staged parts and never changes them, so that repeating it counts the same; writes the
 * version whole before the ledger names it. A fault leaves the version's files for the next try:
 * removing them could take them from another run of the same attempt that is about to win.
 */
export const publishDrop =
  (ports: Ports) =>
  ({ arrived, version }: StagedDrop): Promise<Acceptance> =>
    decideOnce(ports, arrived, (state) => attempt(ports, state, { arrived, version }));

const attempt = async (
  ports: Ports,
  state: RoomState,
  { arrived, version: name }: StagedDrop,
): Promise<Acceptance> => {
  const { signed, manifest } = await readDrop(ports, state, arrived);
  const { party, dataset } = arrived;
  const reports = await readPartReports(ports, { party, dataset, version: name }, manifest);
  const { epoch, keyCheck } = keyOf(reports);
  const collaboration = signed.agreement.id;
  const version: VersionId = { collaboration, party, dataset, epoch, version: name };
  const staged = await placeVersion(ports, { manifest, version, reports });
  return decideDrop(ports, { arrived, signed, manifest, version, keyCheck, staged });
};

/** The key of all parts, which must be the same. */
const keyOf = (reports: readonly PartReport[]): Pick<PartReport, 'epoch' | 'keyCheck'> => {
  const [first, ...others] = reports;
  const isSame = ({ epoch, keyCheck }: PartReport): boolean =>
    epoch === first?.epoch && keyCheck === first.keyCheck;
  if (first && others.every(isSame)) return first;
  throw new AirlockError(
    'room',
    'The token key changed while the drop was tokenised: upload the drop again.',
  );
};

interface Placing {
  readonly manifest: Manifest;
  readonly version: VersionId;
  readonly reports: readonly PartReport[];
}

/** Settles the duplicates between the parts and puts every token file into the version. */
const placeVersion = async (
  ports: Ports,
  { manifest, version, reports }: Placing,
): Promise<StagedVersion> => {
  const refused = reports.find((each) => each.outcome === 'refused');
  if (refused?.outcome === 'refused') return refused;
  const report = mergeReports(
    reports.flatMap((each) => (each.outcome === 'staged' ? [each.report] : [])),
  );
  const files = partFiles(manifest);
  const checksums = new Map<string, ObjectChecksum>();
  const prefixOf = (kind: IdentifierKind): string => stagedKindPrefix(version, kind);
  await withTokenFiles(ports, prefixOf, (staged) =>
    ports.workspace.withFolder(async (target) => {
      const settled = await settle(ports, { staged, parts: files.length, target });
      for (const [kind, paths] of staged)
        for (const [index, path] of paths.entries()) {
          const changed = settled.rewritten.find(
            (each) => each.kind === kind && each.index === index,
          );
          const key = tokenFileKey(version, kind, files[index] ?? '');
          const from = changed?.path ?? path;
          await ports.objects.putFile(key, from);
          checksums.set(key, await ports.workspace.checksum(from));
        }
      subtractLost(report, settled);
    }),
  );
  return { outcome: 'staged', report, people: report.accepted, checksums };
};

const NOTHING_LOST: SettledVersion = { lostIdentifiers: new Map(), lostPeople: 0, rewritten: [] };

const settle = async (
  { tokeniser }: Ports,
  of: { readonly staged: KindFiles; readonly parts: number; readonly target: string },
): Promise<SettledVersion> => {
  for (const paths of of.staged.values())
    if (paths.length !== of.parts)
      throw new AirlockError('room', 'A tokenised part is missing: upload the drop again.');
  return of.parts > 1 ? tokeniser.settle(of.staged, of.target) : NOTHING_LOST;
};
