import type { FunctionName } from '#core/access/functions.ts';
import { attemptOf } from '#core/audit/reconcile/attempts.ts';
import type { DropId } from '#core/drop-files.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { dropPrefix, stagingPrefix, versionPrefix } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { PLAYED_OUTPUTS as OUTPUTS } from '#proof/trail/play-history.ts';
import type { Place, Run, WrittenWorld } from '#test/support/trail/written-world.ts';

export type Party = 'brand' | 'publisher';
const DATASETS = { brand: 'customers', publisher: 'audience' } as const;

/** How a drop looks, and whether it ends well. */
export interface Delivery {
  readonly party: Party;
  readonly parts: number;
  readonly shards: number;
  readonly kinds: number;
  readonly fails: boolean;
}

/** A version, and its files in the vault. */
export interface WrittenVersion {
  readonly party: Party;
  readonly dataset: string;
  readonly version: string;
  readonly files: readonly string[];
}

/** A drop on its way. */
class Way {
  readonly #world: WrittenWorld;
  readonly #delivery: Delivery;
  readonly #drop: DropId;
  readonly #version: string;
  readonly #list: { readonly party: Party; readonly dataset: string };

  constructor(world: WrittenWorld, delivery: Delivery) {
    const { party } = delivery;
    this.#world = world;
    this.#delivery = delivery;
    this.#list = { party, dataset: DATASETS[party] };
    this.#drop = world.name(32) as DropId;
    for (const file of [...this.#parts.map((part) => `${part}.parquet`), 'manifest.json']) {
      const [bucketName, key] = this.#delivered(file);
      world.write(`${party} uploader`, {
        ...{ service: 's3', name: 'PutObject', request: { bucketName, key } },
      });
    }
    this.#version = attemptOf(this.#drop, world.begin());
  }

  get #parts(): readonly string[] {
    return Array.from({ length: this.#delivery.parts }, (_, at) => `part-000${at + 1}`);
  }

  get #kinds() {
    return IDENTIFIER_KINDS.slice(0, this.#delivery.kinds);
  }

  #delivered(file: string): Place {
    const zones = JSON.parse(OUTPUTS.DropBuckets) as Record<string, string>;
    return [zones[this.#list.party] ?? '', `${dropPrefix(this.#list, this.#drop)}${file}`];
  }

  #staged(file: string): Place {
    const prefix = stagingPrefix({ ...this.#list, version: this.#version });
    return [OUTPUTS.VaultBucket, `${prefix}${file}`];
  }

  #step(name: FunctionName): Run {
    const run = this.#world.call('state machine', name);
    this.#world.read(run, this.#delivered('manifest.json'));
    return run;
  }

  takeIn(): void {
    const run = this.#step('read-manifest');
    const key = `intake/${this.#list.party}/2026-11-02/${this.#version}-100.json`;
    this.#world.put(run, [OUTPUTS.ReleasesBucket, key]);
  }

  tokenise(): void {
    for (const part of this.#parts) {
      const run = this.#step('tokenise-part');
      this.#world.mac(run, OUTPUTS.TokenKeyArn);
      this.#world.read(run, this.#delivered(`${part}.parquet`));
      for (const kind of this.#kinds) {
        this.#world.mac(run, OUTPUTS.TokenKeyArn);
        this.#world.put(run, this.#staged(`kind=${kind}/shard=000/${part}.parquet`));
      }
      this.#world.put(run, this.#staged(`${part}.json`));
    }
  }

  settle(): readonly string[] {
    const id = { ...this.#list, collaboration: 'room', epoch: 1, version: this.#version };
    const files: string[] = [];
    for (let shard = 0; shard < this.#delivery.shards; shard += 1)
      for (const kind of this.#kinds) {
        const run = this.#step('settle-shard');
        for (const part of this.#parts) this.#world.read(run, this.#staged(`${part}.json`));
        const file = `${versionPrefix(id)}kind=${kind}/shard=00${shard}/tokens.parquet`;
        files.push(file);
        this.#world.put(run, [OUTPUTS.VaultBucket, file]);
        this.#world.put(run, this.#staged(`settled-${kind}-00${shard}.json`));
      }
    return files;
  }

  publish(files: readonly string[]): WrittenVersion {
    const run = this.#step('publish-drop');
    const { party, dataset } = this.#list;
    const version = this.#version;
    for (const kind of this.#kinds) this.#world.read(run, this.#staged(`settled-${kind}-000.json`));
    const report = `reports/${party}/${dataset}/${version}.json`;
    this.#world.putSealed(run, [OUTPUTS.ReleasesBucket, report]);
    this.#world.note(run, {
      ...{ type: 'dataset-published', ...this.#list, version, drop: this.#drop, epoch: 1 },
      ...{ kinds: [...this.#kinds], people: 200, agreement: sha256('agreement') },
      ...{ keyCheck: sha256('key').slice(0, 32), report: sha256('') },
    });
    return { ...this.#list, version, files };
  }

  refuse(): void {
    const reason = 'part-differs-from-manifest';
    const event = { type: 'drop-refused', ...this.#list, drop: this.#drop, reason } as const;
    this.#world.note(this.#step('refuse-drop'), event);
  }
}

/** A drop arrives and goes its way; answers what became of it. */
export const writeDrop = (world: WrittenWorld, delivery: Delivery): WrittenVersion | undefined => {
  const way = new Way(world, delivery);
  way.takeIn();
  way.tokenise();
  if (!delivery.fails) return way.publish(way.settle());
  way.refuse();
  return undefined;
};
