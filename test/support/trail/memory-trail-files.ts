import { Readable } from 'node:stream';
import { unpackGzip } from '#adapters/local/unpack-gzip.ts';
import type { TrailFiles } from '#core/ports/trail-files.ts';
import type { TrailBucket } from '#test/support/trail/signed-trail.ts';

/** The files of a bucket in memory. */
export const memoryTrailFiles = (objects: TrailBucket): TrailFiles => ({
  paths: async () => [...objects.keys()],
  metadata: async (path) => objects.get(path)?.metadata ?? {},
  unpack: async (path, how) => {
    const { bytes } = objects.get(path) ?? {};
    if (!bytes) return 'absent';
    const file = {
      size: bytes.length,
      read: async (start: number, length: number) => bytes.subarray(start, start + length),
      stream: (start: number) => Readable.from([bytes.subarray(start)]),
    };
    return unpackGzip(file, how);
  },
});
