import { expect, it } from 'vitest';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import { ASSUMED } from '#proof/bench/cost/assumptions.ts';
import { billedCalls } from '#proof/bench/cost/billed-calls.ts';
import { readMeasured } from '#proof/bench/cost/measured.ts';
import { FakeS3, type SentCommand } from '#proof/loopback/fake-s3.ts';

const OWNER = '111111111111';
const KEY = 'drops/brand/customers/x/part-0001.parquet';

/** The calls with which a part of so many bytes is read. */
const callsToRead = async (bytes: number): Promise<readonly SentCommand[]> => {
  const s3 = new FakeS3(OWNER);
  const place = { client: s3.client, bucket: 'drops-brand', owner: OWNER, called: 'the drops' };
  const store = new S3ObjectStore({ ...place, wholeFiles: true });
  await store.put(KEY, new Uint8Array(bytes));
  s3.sent.length = 0;
  await store.withFile(KEY, async () => undefined);
  return s3.sent;
};

it.each([1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, readMeasured().dropPartBytes])(
  'a part of %i bytes is read by as many calls as the cost model reckons from a small one',
  async (bytes) => {
    const small = { step: '', macs: 0, entries: ASSUMED.ledgerEntries, s3: await callsToRead(1) };
    const reckoned = billedCalls([small], { ...readMeasured(), dropPartBytes: bytes });
    const made = await callsToRead(bytes);
    expect(made.every(({ name }) => /^(Head|Get)Object$/.test(name))).toBe(true);
    expect(reckoned).toMatchObject({ s3Writes: 0, s3Reads: made.length, dataEvents: made.length });
  },
);
