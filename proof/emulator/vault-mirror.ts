import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';

/** What a table of the room reads; what vouches for a match or a link is none of it. */
const isRead = (key: string): boolean => /\.(parquet|csv)$/.test(key);

/** Whose vault is mirrored, and where to. */
export interface Mirrored {
  readonly bucket: string;
  readonly collaboration: string;
  readonly root: string;
}

/** The vault's bucket as a folder, for an engine that reads files. */
export class VaultMirror {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #areas: readonly string[];
  /** The folder. */
  readonly root: string;

  /** `root` may hold the vaults of several collaborations. */
  constructor(s3: S3Client, { bucket, collaboration, root }: Mirrored) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#areas = ['vault/', MATCHES_PREFIX, LINKS_PREFIX].map(
      (each) => `${each}collaboration=${collaboration}`,
    );
    this.root = root;
  }

  /** Brings the folder to what the bucket holds now. Files of versions never change; a match or a link may be made anew. */
  async refresh(): Promise<void> {
    for (const area of this.#areas) {
      const keys = await this.#keys(area);
      const files = await this.#files(area);
      for (const key of files) if (!keys.has(key)) await rm(join(this.root, key));
      for (const key of keys)
        if (!files.has(key) || !key.endsWith('.parquet')) await this.#fetch(key);
    }
  }

  async #keys(area: string): Promise<ReadonlySet<string>> {
    const keys = new Set<string>();
    const listing = { Bucket: this.#bucket, Prefix: `${area}/` };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#s3 }, listing))
      for (const { Key } of Contents) if (Key !== undefined && isRead(Key)) keys.add(Key);
    return keys;
  }

  async #files(area: string): Promise<ReadonlySet<string>> {
    const folder = join(this.root, area);
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder, { recursive: true });
    return new Set(names.filter(isRead).map((name) => `${area}/${name}`));
  }

  async #fetch(key: string): Promise<void> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }));
    if (!Body) throw new Error(`the vault holds nothing at ${key}`);
    await mkdir(dirname(join(this.root, key)), { recursive: true });
    await writeFile(join(this.root, key), await Body.transformToByteArray());
  }
}
