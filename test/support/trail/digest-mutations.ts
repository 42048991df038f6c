import { gzipSync } from 'node:zlib';
import {
  change,
  changeBytes,
  type Mutation,
  move,
  repacked,
  type Spot,
} from '#test/support/trail/mutation.ts';
import { signedDigest, type WrittenDigest, writtenIn } from '#test/support/trail/signed-digest.ts';

const changeMetadata = (spot: Spot, metadata: Readonly<Record<string, string>>): void =>
  change(spot, spot.digest, (object) => ({
    ...object,
    metadata: { ...object.metadata, ...metadata },
  }));

const signAgain = (
  spot: Spot,
  how: (digest: WrittenDigest) => WrittenDigest,
  { pair = spot.trail.plan.pairOf(spot.hour), algorithm = 'RSA-SHA256' } = {},
): void =>
  change(spot, spot.digest, (object) => signedDigest(how(writtenIn(object)), pair, algorithm));

const swap = ({ trail: { objects } }: Spot, one: string, other: string): void => {
  const [a, b] = [objects.get(one), objects.get(other)];
  if (!a || !b) return;
  objects.set(one, b);
  objects.set(other, a);
};

const isOther = (digest: WrittenDigest): string =>
  JSON.stringify({ ...digest, newestEventTime: '2026-11-02T00:00:00Z' });

const besideOf = ({ trail, hour }: Spot): string => trail.digests[hour - 1] ?? '';

/** What is done to digests. */
export const DIGEST_MUTATIONS: readonly Mutation[] = [
  {
    does: 'removes a digest',
    told: ['missing-digest', 'unlisted-log'],
    act: ({ trail, digest }) => void trail.objects.delete(digest),
  },
  {
    does: 'alters a digest',
    told: ['bad-signature', 'unlisted-log'],
    act: (spot) =>
      changeBytes(
        spot,
        spot.digest,
        repacked((text) => isOther(JSON.parse(text))),
      ),
  },
  {
    does: 'alters a signature',
    told: ['bad-signature'],
    act: (spot) => changeMetadata(spot, { signature: '00'.repeat(256) }),
  },
  {
    does: 'puts in a signature that is none',
    told: ['bad-signature'],
    act: (spot) => changeMetadata(spot, { signature: 'a signature' }),
  },
  {
    does: 'takes a signature away',
    told: ['unsigned-digest'],
    act: (spot) => change(spot, spot.digest, ({ bytes }) => ({ bytes })),
  },
  {
    does: 'names another kind of signature',
    told: ['unsigned-digest'],
    act: (spot) => changeMetadata(spot, { 'signature-algorithm': 'SHA1withRSA' }),
  },
  {
    does: 'signs a digest by SHA-1',
    told: ['bad-signature'],
    act: (spot) => signAgain(spot, (digest) => digest, { algorithm: 'RSA-SHA1' }),
  },
  {
    does: 'signs an altered digest anew with the same key',
    told: ['replaced-digest', 'unlisted-log'],
    act: (spot) => signAgain(spot, (digest) => ({ ...digest, logFiles: digest.logFiles.slice(1) })),
  },
  {
    does: 'signs an altered digest with a key of its own',
    told: ['unknown-key'],
    act: (spot) =>
      signAgain(
        spot,
        (digest) => ({ ...digest, digestPublicKeyFingerprint: spot.stranger.fingerprint }),
        { pair: spot.stranger },
      ),
  },
  {
    does: 'signs an altered digest with a key of its own under the name of the right one',
    told: ['bad-signature'],
    act: (spot) => signAgain(spot, (digest) => digest, { pair: spot.stranger }),
  },
  {
    does: 'cuts a digest short',
    told: ['unreadable-digest'],
    act: (spot) => changeBytes(spot, spot.digest, (bytes) => bytes.subarray(0, -20)),
  },
  {
    does: 'puts bytes behind a digest',
    told: ['unreadable-digest'],
    act: (spot) =>
      changeBytes(spot, spot.digest, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
  },
  {
    does: 'puts no JSON in the place of a digest',
    told: ['unreadable-digest'],
    act: (spot) => changeBytes(spot, spot.digest, () => gzipSync('{"awsAccountId":')),
  },
  {
    does: 'puts other JSON in the place of a digest',
    told: ['unreadable-digest'],
    act: (spot) => changeBytes(spot, spot.digest, () => gzipSync('[null]')),
  },
  {
    does: 'swaps two digests',
    told: ['moved-digest'],
    act: (spot) => swap(spot, spot.digest, besideOf(spot)),
  },
  {
    does: 'moves a digest to another day',
    told: ['missing-digest', 'moved-digest'],
    act: (spot) =>
      move(spot, spot.digest, spot.digest.replace(/\/\d{4}\/\d\d\/\d\d\//, '/2020/01/01/')),
  },
  {
    does: 'puts the digest of another account in the place of one',
    told: ['foreign-digest'],
    act: (spot) =>
      signAgain(spot, (digest) => ({
        ...digest,
        digestS3Object: digest.digestS3Object.replaceAll(spot.trail.plan.account, '999999999999'),
      })),
  },
  {
    does: 'puts the digest of another region in the place of one',
    told: ['foreign-digest'],
    act: (spot) =>
      signAgain(spot, (digest) => ({
        ...digest,
        digestS3Object: digest.digestS3Object.replaceAll(
          `/${spot.trail.plan.region}/`,
          '/ap-south-1/',
        ),
      })),
  },
  {
    does: 'puts the digest of another trail in the place of one',
    told: ['foreign-digest'],
    act: (spot) =>
      signAgain(spot, (digest) => ({
        ...digest,
        digestS3Object: digest.digestS3Object.replace(`_${spot.trail.plan.name}_`, '_other_'),
      })),
  },
  {
    does: 'puts the digest of another bucket in the place of one',
    told: ['moved-digest'],
    act: (spot) => signAgain(spot, (digest) => ({ ...digest, digestS3Bucket: 'another-bucket' })),
  },
  {
    does: 'says that a digest is of another account',
    told: ['foreign-digest'],
    act: (spot) => signAgain(spot, (digest) => ({ ...digest, awsAccountId: '999999999999' })),
  },
  {
    does: 'forks the chain: a digest of half an hour later',
    told: ['out-of-order'],
    act: (spot) => {
      const { objects, plan } = spot.trail;
      const written = objects.get(spot.digest);
      if (!written) return;
      const digest = writtenIn(written);
      const end = digest.digestEndTime.replace(/:\d\d:\d\dZ$/, ':59:59Z');
      const key = digest.digestS3Object.replace(/\d{8}T\d{6}Z/, end.replaceAll(/[-:]/g, ''));
      const fork = { ...digest, digestEndTime: end, digestS3Object: key };
      objects.set(`${plan.bucket}/${key}`, signedDigest(fork, plan.pairOf(spot.hour)));
    },
  },
];
