import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thisProcess } from '#adapters/local/process-identity.ts';

/** Leaves scratch with a file in it, as a process of this machine did that is certainly gone; answers its name. */
export const leaveDeadScratch = async (parent: string, mark: string): Promise<string> => {
  const name = `airlock-${randomUUID()}`;
  const holder = { ...(await thisProcess()), started: '1' };
  await mkdir(join(parent, name), { recursive: true });
  await writeFile(join(parent, name, 'key'), 'x'.repeat(32));
  await writeFile(
    join(parent, `${name}.lease`),
    JSON.stringify({ airlock: 'scratch', mark, holder }),
  );
  return name;
};
