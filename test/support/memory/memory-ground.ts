import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { letAllApprove } from '#adapters/local/rehearsal-room.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import { sha256 } from '#core/sha256.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Ground } from '#redteam/ground.ts';
import { type MemoryPorts, memoryPorts } from '#test/support/memory/memory-room.ts';
import { parquetBytes, textTable } from '#test/support/memory/parquet-table.ts';

const close = async (): Promise<void> => {};

/**
 * Rooms in memory for the red team, of which nothing but the parts of drops lies on the disk; with engines of one's own
 * where they are named.
 */
export const memoryGround = (engineOf?: (room: MemoryPorts) => QueryEngine): Ground => {
  const rooms = new Map<string, MemoryPorts>();
  const roomOf = (folder: string): MemoryPorts => {
    const room = rooms.get(folder);
    if (!room) throw new Error('there is no such room in memory');
    return room;
  };
  return {
    writePart: async (folder, file, columns) => {
      const table = textTable(columns);
      const bytes = parquetBytes(table);
      await writeFile(join(folder, file), bytes);
      return { file, rows: table.rows.length, bytes: bytes.length, sha256: sha256(bytes) };
    },
    make: async (folder, signed) => {
      const room = memoryPorts();
      rooms.set(folder, room);
      await proposeAgreement(room)(signed);
      await letAllApprove(room, signed.agreement);
      return { ...room, close };
    },
    open: async (folder) => {
      const room = roomOf(folder);
      return { ...room, ...(engineOf && { queryEngine: engineOf(room) }), close };
    },
    copy: (folder, copy) => {
      const { objects, keyRing } = roomOf(folder);
      rooms.set(copy, memoryPorts(objects.copy(), keyRing));
    },
    remove: async (folder) => {
      rooms.delete(folder);
    },
  };
};
