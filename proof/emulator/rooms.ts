import type { ShardCount } from '#core/shards.ts';
import type { EngineAddress } from '#proof/emulator/athena-backend.ts';

/** A room of these tests: how its answers are protected, into how many shards its versions are cut, and if it makes lists. */
export interface RoomTerms {
  readonly noise: 'none' | 'laplace';
  readonly lists?: true;
  readonly shards: ShardCount;
  /** Of which epoch its token key is, beside that of the one before; the first if left out. */
  readonly epoch?: number;
  /** Whether its parties deliver events, too. */
  readonly events?: true;
  /** Whether people are matched by points. */
  readonly matches?: true;
}

/** The rooms of these tests. */
export const ROOMS = {
  'emu-exact': { noise: 'none', shards: 1 },
  'emu-shards': { noise: 'none', shards: 16 },
  'emu-noisy': { noise: 'laplace', shards: 1 },
  'emu-trail': { noise: 'laplace', shards: 1 },
  'emu-lists': { noise: 'laplace', shards: 16, lists: true },
  'emu-rights': { noise: 'laplace', shards: 16, lists: true, epoch: 2 },
  'emu-faults': { noise: 'none', shards: 16 },
  'emu-events': { noise: 'laplace', shards: 1, events: true },
  'emu-pairs': { noise: 'none', shards: 1, matches: true },
} as const satisfies Readonly<Record<string, RoomTerms>>;

/** Name of a room of these tests. */
export type RoomName = keyof typeof ROOMS;

/** What is made once and shared by all rooms of a run. */
export interface SharedSetting {
  /** Python of the emulator's environment. */
  readonly python: string;
  readonly engine: EngineAddress;
  /** By room: its assembly and its agreement. */
  readonly rooms: Readonly<
    Record<RoomName, { readonly assembly: string; readonly agreement: string }>
  >;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly emulator: SharedSetting;
  }
}
