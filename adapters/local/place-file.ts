import { link, lstat, rename } from 'node:fs/promises';

/** What file systems answer that have no links: those of memory sticks, and some of networks. */
const LINKLESS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Gives a file a name that nothing has. Throws EEXIST, and changes nothing, if the name is taken. */
export const placeFile = async (file: string, name: string): Promise<void> => {
  try {
    await link(file, name);
  } catch (error) {
    if (!LINKLESS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    const taken = await lstat(name).catch(() => undefined);
    if (taken) throw Object.assign(new Error('the name is taken'), { code: 'EEXIST' });
    await rename(file, name);
  }
};
