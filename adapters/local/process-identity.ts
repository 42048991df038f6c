import { readFile, readlink } from 'node:fs/promises';
import { z } from 'zod';

/**
 * What tells one process from every other, also from a later one of the same number: its number, when
 * the kernel started it, since which boot, and in which process namespace the number counts. What the
 * machine does not tell is left out.
 */
export const ProcessIdentity = z.strictObject({
  pid: z.int().positive(),
  started: z.string().optional(),
  boot: z.string().optional(),
  namespace: z.string().optional(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

const unlessUnreadable = (reading: Promise<string>): Promise<string | undefined> =>
  reading.then((text) => text.trim()).catch(() => undefined);

/** What /proc tells of a process; undefined where it tells nothing. */
interface ProcessStat {
  /** One that ended and that its parent did not ask about yet: a zombie, state Z, or X. */
  readonly hasEnded: boolean;
  /** In clock ticks since the boot. */
  readonly started: string | undefined;
}

/** Fields 3 and 22 of proc_pid_stat(5), counted behind the name, which may hold spaces. */
const statOf = async (pid: number | 'self'): Promise<ProcessStat | undefined> => {
  const stat = await unlessUnreadable(readFile(`/proc/${pid}/stat`, 'utf8'));
  const [state = '', ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return stat === undefined ? undefined : { hasEnded: /[ZXx]/.test(state), started: fields[18] };
};

/** The identity of this process. */
export const thisProcess = async (): Promise<ProcessIdentity> => {
  const [self, stat, boot, namespace] = await Promise.all([
    unlessUnreadable(readlink('/proc/self')),
    statOf('self'),
    unlessUnreadable(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    unlessUnreadable(readlink('/proc/self/ns/pid')),
  ]);
  // A /proc that was mounted in another namespace tells of other processes under the numbers of this one.
  const isOwnProc = self === String(process.pid);
  return {
    ...{ pid: process.pid, started: stat?.started, boot },
    namespace: isOwnProc ? namespace : undefined,
  };
};

const isNumberTaken = (pid: number): boolean | 'by another user' => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'by another user' : false;
  }
};

/**
 * Whether a process is certainly gone, or certainly alive; 'unknown' where its number says nothing here:
 * in another namespace, on another machine, before another boot, or where the system does not tell.
 */
export const fateOf = async (other: ProcessIdentity): Promise<'gone' | 'alive' | 'unknown'> => {
  const here = await thisProcess();
  const comparable =
    other.started !== undefined &&
    here.boot !== undefined &&
    here.namespace !== undefined &&
    other.boot === here.boot &&
    other.namespace === here.namespace;
  if (!comparable) return 'unknown';
  const taken = isNumberTaken(other.pid);
  if (taken === false) return 'gone';
  const stat = await statOf(other.pid);
  if (stat?.started === undefined) return taken === true ? 'unknown' : 'alive';
  return stat.started === other.started && !stat.hasEnded ? 'alive' : 'gone';
};
