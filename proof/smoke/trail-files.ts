import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { DAY_MS } from '#core/day.ts';

/** Where a trail delivers. */
export interface TrailPlace {
  readonly bucket: string;
  readonly prefix: string | undefined;
  readonly account: string;
  readonly region: string;
}

const LogFile = z.object({ Records: z.array(z.object({ requestID: z.string().optional() })) });

/** The files of a trail; each is read once. */
export class TrailFiles {
  readonly #s3: S3Client;
  readonly #place: TrailPlace;
  readonly #read = new Set<string>();
  readonly #ids = new Set<string>();

  constructor(s3: S3Client, place: TrailPlace) {
    this.#s3 = s3;
    this.#place = place;
  }

  /** The ids of all requests in the files that were delivered from one moment to another. */
  async requestIds(from: Date, to: Date): Promise<ReadonlySet<string>> {
    const { bucket: Bucket, account: ExpectedBucketOwner } = this.#place;
    for (const Prefix of this.#folders(from, to))
      for await (const page of paginateListObjectsV2(
        { client: this.#s3 },
        { Bucket, Prefix, ExpectedBucketOwner },
      ))
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified && LastModified >= from) await this.#readFile(Key);
    return this.#ids;
  }

  /** One folder a day, as CloudTrail names them. */
  #folders(from: Date, to: Date): readonly string[] {
    const { prefix, account, region } = this.#place;
    const days: string[] = [];
    for (let day = Math.floor(from.getTime() / DAY_MS); day * DAY_MS <= to.getTime(); day += 1)
      days.push(new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '/'));
    const root = `${prefix ? `${prefix}/` : ''}AWSLogs/${account}/CloudTrail/${region}/`;
    return days.map((day) => `${root}${day}/`);
  }

  async #readFile(Key: string): Promise<void> {
    if (this.#read.has(Key)) return;
    const { bucket: Bucket, account: ExpectedBucketOwner } = this.#place;
    const { Body } = await this.#s3.send(
      new GetObjectCommand({ Bucket, Key, ExpectedBucketOwner }),
    );
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const { Records } = LogFile.parse(JSON.parse(gunzipSync(bytes).toString('utf8')));
    for (const { requestID } of Records) if (requestID !== undefined) this.#ids.add(requestID);
    this.#read.add(Key);
  }
}
