import type { DropId } from '#core/drop-files.ts';
import { PART_REFUSALS } from '#core/drops/check-part.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { AirlockError } from '#core/errors.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { filesByKind } from '#core/kind-files.ts';
import { isRequest } from '#core/ledger/erasures.ts';
import { ASKS_FILE, ListAsks } from '#core/ledger/list-asks.ts';
import { FORGOTTEN } from '#core/names.ts';
import type { Subkey } from '#core/ports/key-ring.ts';
import type { KindFiles } from '#core/ports/version-files.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';
import { dropPrefix, manifestKey } from '#core/room-layout.ts';
import { pieceName, shardName } from '#core/shards.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { partName } from '#core/usecases/drops/part-report.ts';
import { withPlainPart } from '#core/usecases/drops/plain-part.ts';
import { ownManifest } from '#core/usecases/drops/read-drop.ts';
import { ownOf, putDrop } from '#core/usecases/drops/upload-drop.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'keyRing' | 'dropOpener' | 'workspace' | 'tokeniser'
>;

/** Where the list of a request lies. */
const listOf = (party: string, request: string): ArrivedDrop => ({
  party,
  dataset: FORGOTTEN,
  drop: request as DropId,
});

/** Where what is asked lies beside the list. */
const asksKey = (list: ArrivedDrop): string => dropPrefix(list, list.drop) + ASKS_FILE;

/**
 * Puts a party's prepared list into its drop zone, with what is to be done with it, as any drop: parts first, manifest last.
 * Repeating completes.
 */
export const uploadList =
  (ports: Pick<Ports, 'objects' | 'ledger' | 'workspace'>) =>
  async (party: string, list: PreparedDrop, asks: ListAsks): Promise<ArrivedDrop> => {
    const state = await ports.ledger.state();
    const signed = forgettingTerms(await currentAgreement(ports, state), party);
    const manifest = ownOf(list.manifest, party, { signed, onTable: state.agreement });
    if (manifest.dataset !== FORGOTTEN)
      throw new AirlockError(
        'input',
        `This drop is a list of "${manifest.dataset}" and not of people to forget: prepare it with "forget".`,
      );
    const arrived = listOf(party, manifest.drop);
    if (isRequest(state, manifest.drop)) return arrived;
    await ports.objects.put(asksKey(arrived), jsonBytes(asks));
    return putDrop(ports, list, manifest);
  };

/** Removes the list of a request with its digests: once it is done, nobody needs them. */
export const removeList = (
  { objects }: Pick<Ports, 'objects'>,
  party: string,
  request: string,
): Promise<number> => removeAll(objects, dropPrefix(listOf(party, request), request as DropId));

/** What a party asks to be done with a list that arrived. Throws AirlockError('input') if it does not say. */
export const readAsks = async (
  { objects }: Pick<Ports, 'objects'>,
  list: ArrivedDrop,
): Promise<ListAsks> => {
  const asks = await readJson(objects, asksKey(list), ListAsks);
  if (asks) return asks;
  throw new AirlockError(
    'input',
    'Nothing says what is to be done with this list: put it by "forget".',
  );
};

/** A list as it lies in the room. */
export interface ReadList {
  readonly arrived: ArrivedDrop;
  readonly manifest: Manifest;
}

/** Reads the manifest of the list of a request. Throws AirlockError('input') if there is none, or it is another's. */
export const readList = async (
  ports: Pick<Ports, 'objects'>,
  party: string,
  request: string,
): Promise<ReadList> => {
  const arrived = listOf(party, request);
  return { arrived, manifest: await ownManifest(ports, arrived) };
};

/**
 * Reads the manifest of the list of a request that lies there with all its parts; undefined if any is missing: a lifecycle may
 * have ended it, or whoever copied the room lost it. Throws AirlockError('input') if it is another's.
 */
export const findWholeList = async (
  ports: Pick<Ports, 'objects'>,
  party: string,
  request: string,
): Promise<ReadList | undefined> => {
  const arrived = listOf(party, request);
  const prefix = dropPrefix(arrived, arrived.drop);
  const lying = new Set((await ports.objects.list(prefix)).map(({ key }) => key));
  if (!lying.has(manifestKey(arrived, arrived.drop))) return undefined;
  const list = await readList(ports, party, request);
  return list.manifest.parts.every(({ file }) => lying.has(prefix + file)) ? list : undefined;
};

/** Keys by kind, and what they are for. */
type ListKeys = ReadonlyMap<TokenKind, Subkey>;

/** Lends the tokens or marks that a list comes to under these keys, of which nothing stays on this machine. */
export const withKeyedList = (
  ports: Ports,
  { list, keys }: { readonly list: ReadList; readonly keys: ListKeys },
) => {
  const lendFrom = async <Result>(
    at: number,
    made: KindFiles,
    use: (files: KindFiles) => Promise<Result>,
  ): Promise<Result> => {
    const part = list.manifest.parts[at];
    if (part === undefined) return use(made);
    return ports.workspace.withFolder(async (target) => {
      const key = dropPrefix(list.arrived, list.arrived.drop) + part.file;
      const { file, rows } = part;
      const done = await ports.objects.withFile(key, (source) =>
        withPlainPart(ports, { source, file, manifest: list.manifest }, (plain) =>
          ports.tokeniser.tokenise({
            ...{ ...plain, target, rows, part: partName(part), subkeys: keys },
            ...{ attributes: {}, firstPerson: 0, shards: 1, alone: true, ownIdsIdentify: true },
          }),
        ),
      );
      if (done.outcome !== 'tokenised') throw notRead(PART_REFUSALS[done.outcome]);
      const ofPart = [...keys.keys()].map(
        (kind) => [kind, [`${target}/${pieceName(kind, shardName(0))}`]] as const,
      );
      return lendFrom(at + 1, filesByKind([...made, ...ofPart]), use);
    });
  };
  return <Result>(use: (files: KindFiles) => Promise<Result>): Promise<Result> =>
    lendFrom(0, new Map(), use);
};

const notRead = (reason: keyof typeof DROP_REFUSAL_ADVICE): AirlockError =>
  new AirlockError('input', `The list cannot be used: ${DROP_REFUSAL_ADVICE[reason]}.`);
