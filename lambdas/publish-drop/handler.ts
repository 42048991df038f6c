import { z } from 'zod';
import type { DropRefusal } from '#core/refusals.ts';
import { publishDrop } from '#core/usecases/drops/publish-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { Arrived, Version } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

const Input = z.object({ arrived: Arrived, version: Version });

/** How a drop ended. What only its party may know of it stays in the party's report. */
export type PublishedDrop =
  | { readonly outcome: 'published'; readonly version: string; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly reason: DropRefusal };

/** Last step of accepting a drop: draws its shards together, and publishes it or refuses it. */
export const makeHandler =
  (room: Omit<RoomPorts, 'queryEngine' | 'tokeniser'>): Handle<PublishedDrop> =>
  async (input) => {
    const done = await publishDrop(room)(Input.parse(input));
    report(done.outcome);
    if (done.outcome === 'refused') return { outcome: 'refused', reason: done.reason };
    return { outcome: 'published', version: done.version, repeated: done.repeated };
  };

/** The function that Step Functions calls. */
export const handler = lambdaFunction('publish-drop', makeHandler);
