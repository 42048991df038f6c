import { randomBytes } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { type Check, failed, judged } from '#proof/smoke/check.ts';
import { type Forbidden, mustBeDenied } from '#proof/smoke/denial.ts';
import type { Seat } from '#proof/smoke/seat.ts';
import type { DropBucket, SmokeRoom } from '#proof/smoke/smoke-room.ts';

const PUT: Forbidden = {
  event: 'PutObject',
  kind: 'data',
  action: 's3:PutObject',
  // The honest put came first and was let in, so a refusal is about what differs.
  exists: true,
};

/**
 * No drop and no manifest: it sets nothing off, holds nothing of anybody, and goes when drops go.
 * The same key every time, so that trials do not add up.
 */
const objectIn = ({ name, party }: DropBucket, { room }: Seat): PutObjectCommandInput => ({
  Bucket: name,
  Key: `drops/${party}/smoke-test/object.txt`,
  Body: 'smoke test of rights\n',
  ExpectedBucketOwner: room.account,
});

const honestPut = (bucket: DropBucket): Check => ({
  name: `the party may put into ${bucket.called}, and S3 encrypts it`,
  tried: 'PutObject that names no encryption',
  run: async (seat) => {
    const stored = await seat.clients.s3.send(new PutObjectCommand(objectIn(bucket, seat)));
    return judged(
      stored.ServerSideEncryption === 'aws:kms' && stored.SSEKMSKeyId === bucket.keyArn,
      'S3 took it and encrypted it by aws:kms under the key of the bucket.',
      'S3 took it and did not encrypt it by aws:kms under the key of the bucket.',
    );
  },
});

interface OddPut {
  readonly name: string;
  readonly tried: string;
  readonly plain?: boolean;
  readonly input: (bucket: DropBucket, seat: Seat) => Partial<PutObjectCommandInput>;
}

const ODD_PUTS: readonly OddPut[] = [
  {
    name: 'is closed to objects without KMS',
    tried: 'PutObject with the header AES256',
    input: () => ({ ServerSideEncryption: 'AES256' }),
  },
  {
    name: 'is closed to objects under another key',
    tried: 'PutObject with aws:kms and another key',
    input: (_, { room }) => ({
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: room.vault.keyArn,
    }),
  },
  {
    name: 'is closed to objects under a key of the caller',
    tried: 'PutObject with a customer-provided key',
    input: () => ({
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: randomBytes(32).toString('base64'),
    }),
  },
  {
    name: 'is closed to plain HTTP',
    tried: 'PutObject over plain HTTP',
    plain: true,
    input: () => ({}),
  },
];

const oddPut = (bucket: DropBucket, { name, tried, plain, input }: OddPut): Check => ({
  name: `${bucket.called} ${name}`,
  tried,
  run: (seat) => {
    const { s3, plainS3 } = seat.clients;
    const object = { ...objectIn(bucket, seat), ...input(bucket, seat) };
    return mustBeDenied(seat, PUT, () => (plain ? plainS3 : s3).send(new PutObjectCommand(object)));
  },
});

const writeOnly = (bucket: DropBucket): readonly Check[] => [
  {
    name: `the party cannot read back from ${bucket.called}`,
    tried: 'GetObject of the object that was just put',
    run: (seat) => {
      const { Bucket, Key, ExpectedBucketOwner } = objectIn(bucket, seat);
      return mustBeDenied(
        seat,
        { event: 'GetObject', kind: 'data', action: 's3:GetObject', exists: true },
        () => seat.clients.s3.send(new GetObjectCommand({ Bucket, Key, ExpectedBucketOwner })),
      );
    },
  },
  {
    name: `the party cannot delete from ${bucket.called}`,
    tried: 'DeleteObject of the object that was just put',
    run: (seat) => {
      const { Bucket, Key, ExpectedBucketOwner } = objectIn(bucket, seat);
      return mustBeDenied(
        seat,
        { event: 'DeleteObject', kind: 'data', action: 's3:DeleteObject', exists: true },
        () => seat.clients.s3.send(new DeleteObjectCommand({ Bucket, Key, ExpectedBucketOwner })),
      );
    },
  },
];

const foreignPut = (bucket: DropBucket): Check => ({
  name: `the party cannot put into ${bucket.called}`,
  tried: 'PutObject into the bucket of the other party',
  run: (seat) =>
    mustBeDenied(seat, PUT, () =>
      seat.clients.s3.send(new PutObjectCommand(objectIn(bucket, seat))),
    ),
});

const noBucket = (party: string): Check => ({
  name: `"${party}" is a party of the room`,
  tried: 'the outputs of the stack',
  run: async () => failed('The room has no drop bucket for it: name one of its parties.'),
});

/** What a party may and may not do with drops. They must come in this order. */
export const partyPuts = ({ drops }: SmokeRoom, party: string): readonly Check[] => {
  const own = drops.find((each) => each.party === party);
  if (!own) return [noBucket(party)];
  return [
    honestPut(own),
    ...ODD_PUTS.map((odd) => oddPut(own, odd)),
    ...writeOnly(own),
    ...drops.filter((each) => each !== own).map(foreignPut),
  ];
};
