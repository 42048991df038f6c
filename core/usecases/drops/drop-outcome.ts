import type { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { PublishedDrop, RefusedDrop } from '#core/documents/delivery-document.ts';
import type { DropId } from '#core/drop-files.ts';
import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { type DatasetId, refusalReportKey } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A drop that was put into the room, by its place. */
export interface ArrivedDrop extends DatasetId {
  readonly drop: DropId;
}

/** What became of a drop. */
export type Acceptance = z.infer<typeof PublishedDrop> | z.infer<typeof RefusedDrop>;

/** A drop that became a version, for its own party: with a word if no question runs on so few people. */
export const publishedDrop = (
  published: Omit<z.infer<typeof PublishedDrop>, 'outcome' | 'belowMinimum'>,
  agreement: Agreement,
): Acceptance => {
  const few = belowMinimum(published.people, agreement);
  return { outcome: 'published', ...published, ...(few && { belowMinimum: few }) };
};

/** What the ledger says of a drop already, if anything. */
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
  const { people, report } = await readVersionReport({ objects }, event);
  const { agreement } = await currentAgreement({ objects }, state);
  return publishedDrop({ version: event.version, people, report, repeated: true }, agreement);
};
