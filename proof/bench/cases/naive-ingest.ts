import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { Timer } from '#proof/bench/timing.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** The ingest as one would write it first: line by line, two HMACs a row, CSV out, not sorted. */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  const key = createSecretKey(randomBytes(32));
  const tokenOf = (digest: string): string =>
    DIGEST.test(digest)
      ? createHmac('sha256', key).update(Buffer.from(digest, 'hex')).digest('hex').slice(0, 32)
      : '';
  const rows = createInterface({ input: createReadStream(join(folder, 'rows.csv')) });
  await time(() =>
    pipeline(
      rows,
      async function* (lines: AsyncIterable<string>) {
        for await (const line of lines) {
          const [email = '', phone = '', ...attributes] = line.split(',');
          yield `${[tokenOf(email), tokenOf(phone), ...attributes].join(',')}\n`;
        }
      },
      createWriteStream(join(folder, 'tokens.csv')),
    ),
  );
};
