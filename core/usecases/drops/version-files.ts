import type { Manifest } from '#core/drops/manifest.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import type { KindFiles } from '#core/ports/tokeniser.ts';
import {
  attemptName,
  isRoomKey,
  kindPrefix,
  reportKey,
  type VersionId,
  versionPrefix,
} from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** Name of the token file that comes from a part of a drop. */
export const tokenFileKey = (id: VersionId, kind: IdentifierKind, part: string): string =>
  `${kindPrefix(id, kind)}${part}`;

/** Names of the token files that a drop makes of one kind, in the order in which a store lists them. */
export const partFiles = ({ parts }: Manifest): readonly string[] =>
  parts.map(({ file }) => file).sort();

/** Lends all token files of a version as files of this machine. */
export const withVersionFiles = <Result>(
  ports: Objects,
  id: VersionId,
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => withTokenFiles(ports, (kind) => kindPrefix(id, kind), use);

/** Lends token files as files of this machine, wherever those of each kind lie. */
export const withTokenFiles = async <Result>(
  { objects }: Objects,
  prefixOf: (kind: IdentifierKind) => string,
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => {
  const files = new Map<IdentifierKind, string[]>();
  const wanted: { kind: IdentifierKind; key: string }[] = [];
  for (const kind of IDENTIFIER_KINDS)
    for (const { key } of await objects.list(prefixOf(kind))) wanted.push({ kind, key });
  const lend = (at: number): Promise<Result> => {
    const next = wanted[at];
    if (!next) return use(files);
    return objects.withFile(next.key, (path) => {
      files.set(next.kind, [...(files.get(next.kind) ?? []), path]);
      return lend(at + 1);
    });
  };
  return lend(0);
};

type Swept = Pick<RoomPorts, 'objects' | 'ledger'>;

const publishedVersions = async ({ ledger }: Swept): Promise<ReadonlySet<string>> =>
  new Set(foldLedger(await ledger.entries()).versions.map(({ version }) => version));

/** Removes what one attempt left, unless the ledger published it after all. */
export const discardVersion = async (ports: Swept, id: VersionId): Promise<void> => {
  if ((await publishedVersions(ports)).has(id.version)) return;
  await removeAll(ports.objects, versionPrefix(id));
  await ports.objects.delete(reportKey(id, id.version));
};

/**
 * Removes what attempts at a decided drop left and the ledger does not know. Only after the
 * decision: an attempt that is still running may win until then.
 */
export const sweepAttempts = async (
  ports: Swept,
  { party, dataset, drop }: ArrivedDrop,
): Promise<number> => {
  const known = await publishedVersions(ports);
  let removed = 0;
  const attempt = attemptName(drop, '[0-9a-f]+');
  const places = [
    new RegExp(`^vault/.*/party=${party}/dataset=${dataset}/epoch=\\d+/version=(${attempt})/`),
    new RegExp(`^reports/${party}/${dataset}/(${attempt})\\.json$`),
  ];
  const kept = [
    ...(await ports.objects.list('vault/')),
    ...(await ports.objects.list(`reports/${party}/${dataset}/`)),
  ];
  for (const { key } of kept) {
    const version = places
      .map((place) => place.exec(key)?.[1])
      .find((found) => found !== undefined);
    if (version === undefined || known.has(version) || !isRoomKey(key)) continue;
    await ports.objects.delete(key);
    removed += 1;
  }
  return removed;
};
