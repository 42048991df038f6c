import type { LocalRoom } from '#adapters/local/deps.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { gatherPack } from '#cli/audit/gather-pack.ts';
import { packPage } from '#cli/audit/pack-page.ts';
import { type MadePack, makePack, type PackParts } from '#core/audit/pack/make-pack.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import type { GivenDocument } from '#core/usecases/audit/pack/given-documents.ts';
import type { MemoryRoom } from '#test/support/memory/memory-room.ts';

/** A client of a room in memory. */
export const clientOf = ({ ports }: MemoryRoom): RoomClient =>
  localClient({
    ...ports,
    known: [],
    swept: 0,
    deadScratch: async () => 0,
  } as unknown as LocalRoom);

/** The evidence pack of a room, as the command makes it. */
export const packOf = async (
  client: RoomClient,
  where: PackParts['room'] = 'local',
  given: readonly GivenDocument[] = [],
): Promise<MadePack> => makePack(await gatherPack(await client.evidence(), where, given), packPage);
