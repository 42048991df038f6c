import { z } from 'zod';
import { MAX_PARTS } from '#core/part-limits.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import { type PartOutcome, tokenisePart } from '#core/usecases/drops/tokenise-part.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { Arrived, Version } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

const Input = z.object({
  arrived: Arrived,
  version: Version,
  index: z
    .int()
    .nonnegative()
    .max(MAX_PARTS - 1),
});

type Room = Pick<
  RoomPorts,
  | 'objects'
  | 'ledger'
  | 'keyRing'
  | 'dropOpener'
  | 'workspace'
  | 'tokeniser'
  | 'forgetting'
  | 'shards'
> & { readonly ways?: TokenisingWay[] };

/** Second step of accepting a drop, once for each part: turns its digests into tokens. */
export const makeHandler =
  (room: Room): Handle<PartOutcome> =>
  async (input) => {
    const done = await tokenisePart(room)(Input.parse(input));
    report(done.outcome);
    // How many of its values is for the party's own report: here it would say something of its rows.
    for (const { wholeByReference } of room.ways?.splice(0) ?? [])
      if (wholeByReference) report('by-reference');
    return done;
  };

/** The function that Step Functions calls. */
export const handler = lambdaFunction('tokenise-part', makeHandler);
