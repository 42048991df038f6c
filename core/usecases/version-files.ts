import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import type { KindFiles } from '#core/ports/tokeniser.ts';
import { kindPrefix, type VersionId, versionPrefix } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/accept-drop.ts';
import { removeAll } from '#core/usecases/remove-all.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** Name of the token file that comes from a part of a drop. */
export const tokenFileKey = (id: VersionId, kind: IdentifierKind, part: string): string =>
  `${kindPrefix(id, kind)}${part}`;

/** Lends all token files of a version as files of this machine. */
export const withVersionFiles = async <Result>(
  { objects }: Objects,
  id: VersionId,
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => {
  const files = new Map<IdentifierKind, string[]>();
  const wanted: { kind: IdentifierKind; key: string }[] = [];
  for (const kind of IDENTIFIER_KINDS)
    for (const { key } of await objects.list(kindPrefix(id, kind))) wanted.push({ kind, key });
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

/** Removes one attempt's folder from the vault. */
export const discardVersion = ({ objects }: Objects, id: VersionId): Promise<void> =>
  removeAll(objects, versionPrefix(id));

/** Removes what attempts at a drop left in the vault that the ledger does not know. */
export const sweepAttempts = async (
  { objects, ledger }: Pick<RoomPorts, 'objects' | 'ledger'>,
  { party, dataset, drop }: ArrivedDrop,
): Promise<void> => {
  const known = new Set(foldLedger(await ledger.entries()).versions.map(({ version }) => version));
  const here = new RegExp(
    `/party=${party}/dataset=${dataset}/epoch=\\d+/version=(${drop.slice(0, 8)}-[0-9a-f]+)/`,
  );
  for (const { key } of await objects.list('vault/')) {
    const version = here.exec(key)?.[1];
    if (version && !known.has(version)) await objects.delete(key);
  }
};
