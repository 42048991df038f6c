import type { DropCapacity } from '#core/drops/drop-capacity.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { DropOpener } from '#core/ports/drop-opener.ts';
import type { EpochKeys } from '#core/ports/epoch-keys.ts';
import type { Forgetting } from '#core/ports/forgetting.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import type { VersionFiles } from '#core/ports/version-files.ts';
import type { Workspace } from '#core/ports/workspace.ts';
import type { Checksum } from '#core/sha256.ts';
import type { ShardCount } from '#core/shards.ts';
import type { IntakeLimits } from '#core/usecases/drops/intake.ts';

/** Everything that the use cases of a room need of the world. */
export interface RoomPorts {
  readonly objects: ObjectStore;
  readonly ledger: Ledger;
  readonly keyRing: KeyRing;
  /** Opens the parts of sealed drops. */
  readonly dropOpener: DropOpener;
  /** Where the room makes and destroys its token keys by itself. */
  readonly epochKeys?: EpochKeys | undefined;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly workspace: Workspace;
  readonly tokeniser: Tokeniser;
  readonly versionFiles: VersionFiles;
  readonly forgetting: Forgetting;
  readonly queryEngine: QueryEngine;
  /** Into how many shards the versions of this room are cut. */
  readonly shards: ShardCount;
  readonly capacity: DropCapacity;
  /** Digest of the code that runs a deployed room. None in a room of one machine: whoever runs it chose it. */
  readonly code?: Checksum | undefined;
  /** What a party may deliver on a day, where somebody else pays for it. */
  readonly intake?: IntakeLimits | undefined;
}
