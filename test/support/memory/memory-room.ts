import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TemporaryWorkspace } from '#adapters/aws/temporary-workspace.ts';
import { DuckDbForgetting } from '#adapters/duckdb/forgetting/duckdb-forgetting.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { LAPTOP } from '#core/drops/drop-capacity.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type FlowRoom, openFlowRoom } from '#proof/loopback/flow-room.ts';
import { openRoomOf, type RoomOptions, type TestRoom } from '#proof/rehearsal/room.ts';
import { MemoryDrop } from '#test/support/memory/memory-drop.ts';
import { MemoryDropOpener } from '#test/support/memory/memory-drop-opener.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { MemoryQueryEngine } from '#test/support/memory/memory-query-engine.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';

/** A room whose objects and keys are in memory, and whose engine is the model that counts naively. */
export type MemoryRoom = TestRoom<MemoryPorts>;

/** The ports of such a room. */
export interface MemoryPorts extends RoomPorts {
  readonly objects: MemoryObjectStore;
}

/** The ports of a room over these objects, under this key ring. */
export const memoryPorts = (
  objects = new MemoryObjectStore(),
  keyRing: RoomPorts['keyRing'] = new MemoryKeyRing(),
  dropOpener: RoomPorts['dropOpener'] = new MemoryDropOpener(),
): MemoryPorts => {
  const clock = { now: () => new Date() };
  return {
    objects,
    keyRing,
    dropOpener,
    ...(keyRing instanceof MemoryKeyRing && { epochKeys: keyRing }),
    clock,
    ledger: new ObjectLedger({ objects, keyRing, clock }),
    randomness: systemRandomness,
    workspace: new TemporaryWorkspace(),
    tokeniser: new MemoryTokeniser(),
    versionFiles: new MemoryVersionFiles(),
    forgetting: new DuckDbForgetting(engineLimits(join(tmpdir(), 'airlock-spill'))),
    queryEngine: new MemoryQueryEngine(objects),
    shards: 1,
    capacity: LAPTOP,
  };
};

/**
 * `openTestRoom` without DuckDB, for tests of what a use case decides. Every adapter of it passes the
 * contract of its port. Files that parties bring lie in its folder.
 */
export const openMemoryRoom = (options: RoomOptions = {}): Promise<MemoryRoom> =>
  openRoomOf(async (_, signed) => {
    const ports = memoryPorts();
    await proposeAgreement(ports)(signed);
    return { ports, openDrop: MemoryDrop.open, close: async () => undefined };
  }, options);

/** A room that begins as another one is, and goes on by itself. */
export const copyMemoryRoom = (room: MemoryRoom): MemoryRoom => ({
  ...room,
  ports: memoryPorts(room.ports.objects.copy(), room.ports.keyRing, room.ports.dropOpener),
});

/** `openFlowRoom` in memory. */
export const openMemoryFlow = (
  terms: object = {},
  standing: 'approved' | 'proposed' = 'approved',
): Promise<FlowRoom> => openFlowRoom(terms, { open: openMemoryRoom, standing });
