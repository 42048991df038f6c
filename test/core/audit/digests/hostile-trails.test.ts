import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogVerdict } from '#core/audit/digests/log-verdict.ts';
import { signingKeys } from '#core/audit/digests/public-keys.ts';
import { trailName } from '#core/audit/digests/trail-name.ts';
import { verifyLogs } from '#core/audit/digests/verify-logs.ts';
import { AirlockError } from '#core/errors.ts';
import { memoryTrailFiles } from '#test/support/trail/memory-trail-files.ts';
import { signedDigest, type WrittenDigest, writtenIn } from '#test/support/trail/signed-digest.ts';
import {
  copyOf,
  listedKeys,
  TRAIL_ARN,
  testKeys,
  testTrail,
} from '#test/support/trail/trail-plans.ts';

const KEYS = testKeys();
const LISTED = listedKeys(KEYS);
const WHOLE = testTrail(KEYS, { logs: [1, 2] });
const [OLDEST = '', NEWEST = ''] = WHOLE.digests;

const verdictOf = async (
  change: (objects: typeof WHOLE.objects) => unknown,
): Promise<LogVerdict> => {
  const { objects } = copyOf(WHOLE);
  change(objects);
  return LogVerdict.parse(
    await verifyLogs({
      files: memoryTrailFiles(objects),
      keys: async () => signingKeys(LISTED),
      trail: trailName(TRAIL_ARN),
      asked: {},
    }),
  );
};

/** Whatever comes of it is a value, or an error of ours. */
const isTold = (act: () => unknown): void => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(AirlockError);
  }
};

describe('whatever lies in the place of a file', () => {
  it('is told as a fault, and never an error', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WHOLE.objects.keys()),
        fc.oneof(
          fc.uint8Array({ maxLength: 60 }),
          fc.json().map((text) => gzipSync(text)),
          fc.string().map((text) => gzipSync(text)),
        ),
        fc.dictionary(fc.constantFrom('signature', 'signature-algorithm', 'other'), fc.string()),
        async (path, bytes, metadata) => {
          const { faults } = await verdictOf((objects) =>
            objects.set(path, { bytes: Buffer.from(bytes), metadata }),
          );
          expect(faults.map(({ file }) => file)).toContain(path);
        },
      ),
      { numRuns: 150 },
    ));

  it('is told as a fault where a sound file is cut short, or one bit of its content is another', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...WHOLE.objects.keys()),
        fc.nat(),
        fc.boolean(),
        async (path, place, cut) => {
          const object = WHOLE.objects.get(path);
          if (!object) throw new Error('no object');
          const bytes = Buffer.from(object.bytes);
          // Four bytes of the header say when it was packed, two how and where: they are not the content.
          const at = 10 + (place % (bytes.length - 10));
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          const { faults } = await verdictOf((objects) =>
            objects.set(path, { ...object, bytes: cut ? object.bytes.subarray(0, at) : bytes }),
          );
          expect(faults.map(({ file }) => file)).toContain(path);
        },
      ),
      { numRuns: 150 },
    ));

  it('may be any value in a field of a well-signed digest', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ...Object.keys(writtenIn(WHOLE.objects.get(NEWEST) ?? { bytes: gzipSync('{}') })),
        ),
        fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string(), fc.constant([{}])),
        async (field, value) => {
          const object = WHOLE.objects.get(NEWEST);
          if (!object) throw new Error('no object');
          const digest = { ...writtenIn(object), [field]: value } as WrittenDigest;
          const verdict = await verdictOf((objects) =>
            objects.set(NEWEST, signedDigest(digest, KEYS.first)),
          );
          expect(verdict.digests).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 150 },
    ));

  it('may have any path', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        const folder = OLDEST.slice(0, OLDEST.lastIndexOf('/') + 1);
        const { digests } = await verdictOf((objects) => {
          objects.set(`${folder}${name}`, { bytes: gzipSync('{}') });
          objects.set(name, { bytes: gzipSync('{}') });
        });
        expect(digests).toBe(2);
      }),
      { numRuns: 50 },
    ));
});

describe('public keys and ARNs', () => {
  it('of any form are read, or refused by an error of ours', () => {
    const key = fc.record(
      {
        Fingerprint: fc.anything(),
        Value: fc.oneof(fc.anything(), fc.base64String(), fc.constant(KEYS.first.value)),
        ValidityStartTime: fc.oneof(fc.anything(), fc.string(), fc.double()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(key)), (listed) =>
        isTold(() => signingKeys(listed)),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `${TRAIL_ARN}${text}`),
        ),
        (arn) => isTold(() => trailName(arn)),
      ),
    );
  });
});
