import type { MappingFlags } from '#cli/mapping-flags.ts';
import type { RoomChoice } from '#cli/open-room.ts';
import type { ErasureReason } from '#core/ledger/erasures.ts';

/** What `forget` is told by its options. */
export interface ForgetOptions extends RoomChoice, Pick<MappingFlags, 'map' | 'hashed'> {
  readonly party: string;
  readonly mapping?: string;
  readonly kind?: string;
  readonly reason: ErasureReason;
  readonly received?: string;
  readonly lift?: true;
  readonly setAside?: string;
  readonly timeout: number;
  readonly encoding: string;
  readonly delimiter?: string;
}
