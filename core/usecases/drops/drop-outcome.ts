import type { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { PublishedDrop, RefusedDrop } from '#core/documents/delivery-document.ts';
import type { DropId } from '#core/drop-files.ts';
import { currentVersion, decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { type DatasetId, refusalReportKey } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import { rareValues } from '#core/usecases/drops/rare-values.ts';
import { readVersionReport, type VersionReport } from '#core/usecases/drops/version-report.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A drop that was put into the room, by its place. */
export interface ArrivedDrop extends DatasetId {
  readonly drop: DropId;
}

/** What became of a drop. */
export type Acceptance = z.infer<typeof PublishedDrop> | z.infer<typeof RefusedDrop>;

/** A version that a drop became, as its report tells of it. */
interface Published
  extends DatasetId,
    Pick<VersionReport, 'people' | 'events' | 'report' | 'support'> {
  readonly version: string;
  readonly repeated: boolean;
  /** Whether it stands for the version that was delivered, out of which people were taken. */
  readonly takenOutSince?: boolean;
  /** The version that came after it, which the room goes on with. */
  readonly overtakenBy?: string | undefined;
}

/** A drop that became a version, for its own party: with a word on what no question tells of its people. */
export const publishedDrop = (
  { version, people, events, report, repeated, takenOutSince, overtakenBy, ...list }: Published,
  agreement: Agreement,
): Acceptance => {
  const few = events === undefined ? belowMinimum(people, agreement) : undefined;
  const rare = rareValues(agreement, list, list.support);
  return {
    outcome: 'published',
    ...{ version, people, report, repeated },
    ...(events !== undefined && { events }),
    ...(takenOutSince && { takenOutSince }),
    ...(overtakenBy !== undefined && { overtakenBy }),
    ...(few && { belowMinimum: few }),
    ...(rare && { rareValues: rare }),
  };
};

/** What the ledger says of a drop already, if anything; also that another version came after its own. */
export const recallDrop = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<Acceptance | undefined> => {
  const event = decisionOn(state, arrived);
  if (!event) return undefined;
  if (event.type === 'drop-refused') {
    const key = refusalReportKey(arrived, arrived.drop);
    // Not every refusal has one; listing needs no more rights than a party has to its own reports.
    const [stored] = await objects.list(key);
    const report = stored && (await readJson(objects, key, LintReport));
    return { outcome: 'refused', reason: event.reason, report };
  }
  const told = await readVersionReport({ objects }, event);
  const { agreement } = await currentAgreement({ objects }, state);
  const { party, dataset, version } = event;
  const now = currentVersion(state, party, dataset)?.version;
  const overtakenBy = now === version ? undefined : now;
  const takenOutSince = [...state.successors.values()].includes(version);
  return publishedDrop(
    { ...told, party, dataset, version, repeated: true, takenOutSince, overtakenBy },
    agreement,
  );
};
