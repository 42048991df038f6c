import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { KindFiles } from '#core/ports/version-files.ts';
import { kindOfTokenFile, type VersionId, versionPrefix } from '#core/room-layout.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** A token file of a store. */
export interface TokenFile {
  readonly kind: IdentifierKind;
  readonly key: string;
}

/** Lends token files as files of this machine, each kind in the order given. AirlockError('room') if one is missing. */
export const lendFiles = <Result>(
  { objects }: Objects,
  wanted: readonly TokenFile[],
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => {
  const files = new Map<IdentifierKind, string[]>();
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

/** Lends all token files of a version as files of this machine. */
export const lendVersion = async <Result>(
  ports: Objects,
  id: VersionId,
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => {
  const wanted = (await ports.objects.list(versionPrefix(id))).flatMap(({ key }) => {
    const kind = kindOfTokenFile(key);
    return kind ? [{ kind, key }] : [];
  });
  return lendFiles(ports, wanted, use);
};
