import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Timer } from '#proof/bench/timing.ts';

/** What of `@openmined/psi.js` is called here. */
interface PsiSide {
  readonly createSetupMessage: (
    falsePositives: number,
    clientSize: number,
    digests: readonly string[],
    structure: unknown,
  ) => unknown;
  readonly createRequest: (digests: readonly string[]) => unknown;
  readonly processRequest: (request: unknown) => unknown;
  readonly getIntersectionSize: (setup: unknown, response: unknown) => number;
}
interface PsiLibrary {
  readonly server: { readonly createWithNewKey: (reveal: boolean) => PsiSide };
  readonly client: { readonly createWithNewKey: (reveal: boolean) => PsiSide };
  readonly dataStructure: { readonly GCS: unknown };
}

/** As many may be counted wrongly, on average. */
const FALSE_POSITIVES = 1e-6;

const load = (): Promise<PsiLibrary> => {
  // Its packages have a folder and a lock file of their own.
  const require = createRequire(new URL('../peers/openmined/', import.meta.url));
  return (require('@openmined/psi.js') as () => Promise<PsiLibrary>)();
};

/** The size of the overlap by OpenMined's private set intersection, both parties in one process. */
export const run = async ({ folder }: { folder: string }, time: Timer): Promise<undefined> => {
  const psi = await load();
  const digestsOf = async (side: string): Promise<readonly string[]> =>
    (await readFile(join(folder, `${side}.txt`), 'utf8')).trimEnd().split('\n');
  const [brand, publisher] = [await digestsOf('brand'), await digestsOf('publisher')];
  const size = await time(async () => {
    const server = psi.server.createWithNewKey(false);
    const client = psi.client.createWithNewKey(false);
    const { GCS } = psi.dataStructure;
    const setup = server.createSetupMessage(FALSE_POSITIVES, publisher.length, brand, GCS);
    const response = server.processRequest(client.createRequest(publisher));
    return client.getIntersectionSize(setup, response);
  });
  if (size === 0) throw new Error('the two lists share nobody');
};
