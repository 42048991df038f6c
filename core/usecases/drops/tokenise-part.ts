import { eventsOf } from '#core/agreement/declared-events.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { DeclaredEvents } from '#core/analyses/base-question.ts';
import { isPart, PART_REFUSALS } from '#core/drops/check-part.ts';
import { EVENT_COLUMNS, eventKinds, eventSpan } from '#core/drops/event-plan.ts';
import type { Manifest, ManifestPart } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { PERSONS_PER_PART } from '#core/persons-per-part.ts';
import type { TokenisedPart } from '#core/ports/tokeniser.ts';
import { dropPrefix, partReportKey, stagedFileKey } from '#core/room-layout.ts';
import { pieceName } from '#core/shards.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { type PartyScope, withSubkeys } from '#core/tokens/subkey.ts';
import { checkTokenKey } from '#core/usecases/drops/check-token-key.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { kindShards } from '#core/usecases/drops/kind-shards.ts';
import { leaveOutForgotten } from '#core/usecases/drops/leave-out-forgotten.ts';
import { checksumOf, PartReport, partName } from '#core/usecases/drops/part-report.ts';
import { type PlainPart, withPlainPart } from '#core/usecases/drops/plain-part.ts';
import { type ReadDrop, readDrop } from '#core/usecases/drops/read-drop.ts';
import { unlessDecided } from '#core/usecases/drops/unless-decided.ts';
import { jsonBytes, readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<
  RoomPorts,
  | 'objects'
  | 'ledger'
  | 'keyRing'
  | 'dropOpener'
  | 'workspace'
  | 'tokeniser'
  | 'forgetting'
  | 'shards'
>;

/** One part of an attempt at a drop. */
export interface PartTask {
  readonly arrived: ArrivedDrop;
  readonly version: string;
  /** Place of the part in the manifest. */
  readonly index: number;
}

/** What became of a part; `decided` when the ledger knows the end of the whole drop already. */
export interface PartOutcome {
  readonly index: number;
  readonly outcome: PartReport['outcome'] | 'decided';
}

/**
 * Second step of accepting a drop, once for each part: turns its digests into token files, which wait in
 * `staging/`. Its report comes last and says that it is done; nothing of it is ever changed afterwards, so a
 * repeated or belated run does no harm.
 */
export const tokenisePart =
  (ports: Ports) =>
  async (task: PartTask): Promise<PartOutcome> => {
    const outcome = await unlessDecided(ports, task, (state) => tokeniseOnce(ports, state, task));
    return { index: task.index, outcome };
  };

const tokeniseOnce = async (
  ports: Ports,
  state: RoomState,
  task: PartTask,
): Promise<PartReport['outcome']> => {
  const drop = await readDrop(ports, state, task.arrived);
  const part = drop.manifest.parts[task.index];
  if (!part) throw new AirlockError('usage', 'The manifest has no such part.');
  const key = partReportKey({ ...task.arrived, version: task.version }, partName(part));
  const known = await readJson(ports.objects, key, PartReport);
  if (known) return known.outcome;
  const report = await reportOn(ports, state, { task, drop, part });
  await ports.objects.putIfAbsent(key, jsonBytes(report));
  return report.outcome;
};

interface ReadPart {
  readonly task: PartTask;
  readonly drop: ReadDrop;
  readonly part: ManifestPart;
}

const reportOn = async (ports: Ports, state: RoomState, read: ReadPart): Promise<PartReport> => {
  const { epoch } = state;
  const { arrived } = read.task;
  const collaboration = read.drop.signed.agreement.id;
  const scope = { collaboration, epoch, party: arrived.party };
  const keyCheck = await checkTokenKey(ports, state, scope);
  const key = dropPrefix(arrived, arrived.drop) + read.part.file;
  const tombstones = state.tombstones.get(arrived.party);
  const done = await ports.objects.withFile(key, async (source) =>
    isPart(read.part, await ports.workspace.checksum(source))
      ? withPlainPart(
          ports,
          { source, file: read.part.file, manifest: read.drop.manifest },
          (plain) => tokeniseOthers(ports, read, { ...plain, scope, tombstones }),
        )
      : ({ outcome: 'differs' } as const),
  );
  const manifest = checksumOf(read.drop.manifest);
  return done.outcome === 'tokenised'
    ? {
        ...{ ...done, manifest, epoch, keyCheck, shards: ports.shards },
        ...(tombstones !== undefined && { tombstones }),
      }
    : { outcome: 'refused', manifest, reason: PART_REFUSALS[done.outcome] };
};

/** Of events in the order in which one of them is kept, whatever the manifest says. */
const kindsOf = ({ kinds }: Manifest, events: DeclaredEvents | undefined): readonly TokenKind[] =>
  events ? eventKinds(events).filter((kind) => kinds.includes(kind)) : kinds;

const eventBounds = (events: DeclaredEvents, { preparedAt }: Manifest) => ({
  ...eventSpan(events, new Date(preparedAt)),
  clip: events.value?.most ?? 0,
});

/** The part without those of its party who are to stay forgotten. */
const tokeniseOthers = (
  ports: Ports,
  read: ReadPart,
  { source, fillers, scope, tombstones }: { readonly tombstones: string | undefined } & PartSource,
): Promise<TokenisedPart> => {
  const { agreement } = read.drop.signed;
  const { party, dataset } = read.task.arrived;
  const events = eventsOf(agreement, party, dataset);
  return leaveOutForgotten(
    ports,
    {
      collaboration: agreement.id,
      marks: { party, request: tombstones },
      kinds: kindsOf(read.drop.manifest, events),
      part: {
        ...{ source, rows: read.part.rows, attributes: attributesOf(agreement, party, dataset) },
        beside: events ? EVENT_COLUMNS : [],
      },
    },
    (others) => tokenise(ports, read, { source: others, fillers, scope }),
  );
};

/** A part as a file of this machine, and whose tokens it gets. */
interface PartSource extends PlainPart {
  readonly scope: PartyScope;
}

const tokenise = (
  { objects, keyRing, workspace, tokeniser, shards }: Ports,
  { task, drop, part }: ReadPart,
  { source, fillers, scope }: PartSource,
): Promise<TokenisedPart> =>
  workspace.withFolder(async (target) => {
    const { party, dataset } = task.arrived;
    const { agreement } = drop.signed;
    const events = eventsOf(agreement, party, dataset);
    const kinds = kindsOf(drop.manifest, events);
    const done = await withSubkeys(keyRing, { kinds, scope }, (subkeys) => {
      const whatever = {
        ...{ source, fillers, target, subkeys, shards, rows: part.rows, part: partName(part) },
        attributes: attributesOf(agreement, party, dataset),
      };
      if (events)
        return tokeniser.tokeniseEvents({ ...whatever, ...eventBounds(events, drop.manifest) });
      const firstPerson = task.index * PERSONS_PER_PART;
      return tokeniser.tokenise({
        ...{ ...whatever, firstPerson, alone: drop.manifest.parts.length === 1 },
        ...(agreement.match && { cap: agreement.match.cap }),
      });
    });
    if (done.outcome !== 'tokenised') return done;
    const pieces = kindShards(kinds, shards);
    await someAtATime(pieces, ({ kind, shard }) => {
      const { file } = part;
      const key = stagedFileKey({ party, dataset, version: task.version }, { kind, shard, file });
      return objects.putFile(key, `${target}/${pieceName(kind, shard)}`);
    });
    return done;
  });
