import { z } from 'zod';
import { TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import { ShardName } from '#core/shards.ts';
import { type ShardOutcome, settleShard } from '#core/usecases/drops/settle-shard.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { Arrived, Version } from '#lambdas/shared/drop-events.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

const Input = z.object({
  arrived: Arrived,
  version: Version,
  kind: z.enum(TOKEN_KINDS),
  shard: ShardName,
});

type Room = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace' | 'versionFiles' | 'shards'>;

/** Third step of accepting a drop, once for each kind in each shard: settles what its parts share there. */
export const makeHandler =
  (room: Room): Handle<ShardOutcome> =>
  async (input) => {
    const done = await settleShard(room)(Input.parse(input));
    report(done.outcome);
    return done;
  };

/** The function that Step Functions calls. */
export const handler = lambdaFunction('settle-shard', makeHandler);
