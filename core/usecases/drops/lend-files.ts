import type { Domain } from '#core/attribute-codes.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import { filesByKind } from '#core/kind-files.ts';
import type { LentVersion } from '#core/ports/version-files.ts';
import { kindOfTokenFile, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** Lends objects as files of this machine, in the order given. AirlockError('room') if one is missing. */
export const lendEach = async <Result>(
  { objects }: Objects,
  keys: readonly string[],
  use: (paths: readonly string[]) => Promise<Result>,
): Promise<Result> => {
  const used = Promise.withResolvers<void>();
  const lent: Promise<void>[] = [];
  const lend = (key: string): Promise<string> =>
    new Promise((opened, failed) => {
      const held = objects.withFile(key, (path) => {
        opened(path);
        return used.promise;
      });
      lent.push(held.catch(failed));
    });
  try {
    return await use(await someAtATime(keys, lend));
  } finally {
    used.resolve();
    await Promise.all(lent);
  }
};

/** A version that is lent: all its kinds, or some. */
export interface WantedVersion extends VersionId {
  readonly domain: Domain | undefined;
  readonly kinds?: readonly TokenKind[];
}

/** Lends the token files of a version as files of this machine. AirlockError('room') if one is removed meanwhile. */
export const lendVersion = async <Result>(
  ports: Objects,
  { domain, kinds = TOKEN_KINDS, ...id }: WantedVersion,
  use: (version: LentVersion) => Promise<Result>,
): Promise<Result> => {
  const wanted = (await ports.objects.list(versionPrefix(id))).flatMap(({ key }) => {
    const kind = kindOfTokenFile(key);
    return kind && kinds.includes(kind) ? [{ kind, key }] : [];
  });
  const keys = wanted.map(({ key }) => key);
  return lendEach(ports, keys, (paths) => {
    const files = filesByKind(wanted.map(({ kind }, at) => [kind, [paths[at] ?? '']]));
    return use({ files, domain });
  });
};
