import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '#cli/commands/prepare.ts';
import { runInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';

/** What `prepare` is told, beside the agreement and the party. */
type Options = NonNullable<
  Parameters<typeof runInRoom<PrepareOptions, PrepareDocument>>[1]['options']
>;
type PrepareOptions = Parameters<typeof prepare.run>[0]['options'];
type PrepareDocument = Awaited<ReturnType<typeof prepare.run>>;

/** How the agreement is called in the line that does the same in a shell. */
const SHOWN = 'agreement.yaml';

/**
 * Has the agreement of the room stand in a file while it is used, for `prepare` reads one. The file is in a folder of its
 * own outside the party's, and goes away again.
 */
export const withAgreementFile = async <Result>(
  agreement: Agreement,
  use: (path: string, folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-console-'));
  try {
    const path = join(folder, SHOWN);
    await writeFile(path, JSON.stringify(agreement), { mode: 0o600 });
    return await use(path, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What is prepared, and how. */
interface Prepare {
  readonly agreement: Agreement;
  readonly path: string;
  readonly options: Options;
  readonly onNote?: (line: string) => void;
  readonly onProgress?: (line: string) => void;
}

/** Runs `prepare` on a file under the agreement of the room. */
export const runPrepare = (visit: Visit, { agreement, path, options, ...told }: Prepare) =>
  withAgreementFile(agreement, async (file) => {
    const ran = await runInRoom(visit, {
      ...{ name: 'prepare', command: prepare, args: [path] },
      options: { ...options, party: visit.party, agreement: file },
      ...told,
    });
    return { ...ran, line: ran.line.replace(file, SHOWN) };
  });
