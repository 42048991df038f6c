import { z } from 'zod';
import { isSealed, sealOf } from '#core/chain/chain.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { type MarksId, marksKey, marksSealKey } from '#core/erasure/marks-layout.ts';
import { AirlockError } from '#core/errors.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import { KeyCheck } from '#core/ledger/fields.ts';
import type { MarksChange } from '#core/ports/forgetting.ts';
import type { KindFiles } from '#core/ports/version-files.ts';
import { tombstoneKeyCheck, withTombstoneKeys } from '#core/tokens/tombstone-keys.ts';
import { lendEach } from '#core/usecases/drops/lend-files.ts';
import { type ReadList, withKeyedList } from '#core/usecases/erasure/forget-list.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'keyRing' | 'dropOpener' | 'workspace' | 'tokeniser' | 'forgetting'
>;

/** Which files of marks there are, of which key: the room's own word, which no party can make. */
const MarksSeal = z.strictObject({
  files: z.array(
    z.strictObject({
      kind: z.enum(TOKEN_KINDS),
      bytes: z.int().nonnegative(),
      sha256: ChecksumText,
    }),
  ),
  /** Tells the key of the marks from any other. */
  keyCheck: KeyCheck,
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
type MarksSeal = z.infer<typeof MarksSeal>;

/** Marks of a party, as they stand since a request; none where nobody was ever forgotten. */
export interface StandingMarks {
  readonly party: string;
  readonly request: string | undefined;
}

/** What is damaged stops every drop of the party: nobody comes back because marks were lost. */
const damaged = (): AirlockError =>
  new AirlockError(
    'room',
    'The marks of those who are to stay forgotten are missing or were changed, or are of another key: restore "tombstones" and the key "tombstone-root" from a copy of the room.',
  );

/** Which files of marks there are. Throws AirlockError('room') where that is missing, or not of this room's keys. */
export const readMarksSeal = async (
  { objects, keyRing }: Pick<RoomPorts, 'objects' | 'keyRing'>,
  collaboration: string,
  id: MarksId,
): Promise<MarksSeal> => {
  const found = await readJson(objects, marksSealKey(id), MarksSeal);
  if (!found) throw damaged();
  const { seal, ...body } = found;
  const { party } = id;
  const isOurs = await isSealed(keyRing, { ...body, ...id }, seal);
  const keyCheck = await tombstoneKeyCheck(keyRing, { collaboration, party });
  if (!isOurs || keyCheck !== body.keyCheck) throw damaged();
  return found;
};

/** Lends the files of the marks that stand, each as it was put. Throws AirlockError('room') if they are not all there. */
export const lendMarks = async <Result>(
  ports: Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace'>,
  { collaboration, marks }: { readonly collaboration: string; readonly marks: StandingMarks },
  use: (files: KindFiles) => Promise<Result>,
): Promise<Result> => {
  const { party, request } = marks;
  if (request === undefined) return use(new Map());
  const id = { party, request };
  const { files } = await readMarksSeal(ports, collaboration, id);
  const keys = files.map(({ kind }) => marksKey(id, kind));
  return lendEach(ports, keys, async (paths) => {
    const lent = new Map<TokenKind, readonly string[]>();
    for (const [at, { kind, sha256 }] of files.entries()) {
      const path = paths[at] ?? '';
      if ((await ports.workspace.checksum(path)).sha256 !== sha256) throw damaged();
      lent.set(kind, [path]);
    }
    return use(lent);
  });
};

/** A change of the marks that stand, by the list of a request. */
interface Marking {
  readonly collaboration: string;
  readonly standing: StandingMarks;
  readonly list: ReadList;
  readonly act: MarksChange['act'];
}

const putMarks = async (
  { objects, keyRing, workspace }: Ports,
  { collaboration, id }: { readonly collaboration: string; readonly id: MarksId },
  made: KindFiles,
): Promise<void> => {
  const files: MarksSeal['files'] = [];
  for (const [kind, [path = '']] of made) {
    files.push({ kind, ...(await workspace.checksum(path)) });
    await objects.putFile(marksKey(id, kind), path);
  }
  const { party } = id;
  const body = { files, keyCheck: await tombstoneKeyCheck(keyRing, { collaboration, party }) };
  const seal = await sealOf(keyRing, { ...body, ...id });
  await objects.put(marksSealKey(id), jsonBytes({ ...body, seal }));
};

/** Puts the marks as they stand after a request, which count once the ledger says so. The seal comes last. */
export const placeMarks = async (ports: Ports, marking: Marking): Promise<void> => {
  const { collaboration, standing, list, act } = marking;
  const { party } = standing;
  const { kinds, drop: request } = list.manifest;
  const scope = { collaboration, party };
  await withTombstoneKeys(ports.keyRing, { kinds, scope }, (keys) =>
    withKeyedList(ports, { list, keys })((files) =>
      lendMarks(ports, { collaboration, marks: standing }, (before) =>
        ports.workspace.withFolder(async (target) => {
          const change = { standing: before, list: files, act, target };
          const made = await ports.forgetting.changeMarks(change);
          await putMarks(ports, { collaboration, id: { party, request } }, made);
        }),
      ),
    ),
  );
};
