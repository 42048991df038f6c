import type { EngineAddress } from '#proof/emulator/athena-backend.ts';

/** The rooms of these tests, and how their answers are protected. */
export const ROOMS = { 'emu-exact': 'none', 'emu-noisy': 'laplace', 'emu-faults': 'none' } as const;

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
