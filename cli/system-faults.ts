import { tmpdir } from 'node:os';
import { dirname, normalize } from 'node:path';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { printable } from '#core/printable.ts';

/** What the machine did not let us do, in a sentence. */
export interface SystemFault {
  readonly message: string;
  readonly exit: ExitCode;
}

type Says = (where: string) => string;

/** The names were put wrongly: nothing is the matter with the machine. */
const NAMES: ReadonlyMap<string, Says> = new Map<string, Says>([
  ['ENAMETOOLONG', (where) => `The path ${where} is too long for this machine: shorten its names.`],
  ['ELOOP', (where) => `The links at ${where} lead in a circle: name the file itself.`],
  ['ENOTDIR', (where) => `The path ${where} leads through a file as through a folder: check it.`],
  ['NUL', () => 'A path holds a NUL character: leave it out.'],
  ['EISDIR', (where) => `There is a folder at ${where} where a file must be: check the path.`],
]);

/** Node does not even ask the system; no other check of its own can be met by a name. */
const isNulPath = (error: Error): boolean =>
  'code' in error &&
  error.code === 'ERR_INVALID_ARG_VALUE' &&
  error.message.includes('without null bytes');

const noRight: Says = (where) =>
  `You have no permission for ${where}: change its permissions, or use another place.`;
const full: Says = (where) =>
  `There is no space left for ${where}: make room on its disk, or use another (TMPDIR says where temporary files go).`;
const unsupported: Says = (where) =>
  `The file system of ${where} lacks what a room needs (links): use a place on another disk.`;
const busy: Says = (where) => `Another program uses ${where}: close it there and run again.`;

const MACHINE: ReadonlyMap<string, Says> = new Map<string, Says>([
  ['EACCES', noRight],
  ['EPERM', noRight],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['EFBIG', (where) => `There is a limit to the size of ${where}: raise it (ulimit -f).`],
  ['EROFS', (where) => `Nothing can be written to ${where}, a read-only disk: use another place.`],
  ['EMFILE', () => 'Too many files are open: raise the limit (ulimit -n), and run again.'],
  ['ENFILE', () => 'Too many files are open on this machine: close other programs, and run again.'],
  ['ENOMEM', () => 'The machine has no memory left: close other programs, and run again.'],
  ['EBUSY', busy],
  ['ETXTBSY', busy],
  ['EIO', (where) => `The disk fails at ${where}: check it before you trust what is on it.`],
  [
    'ENOENT',
    (where) => `There is nothing at ${where}: check the path, and what else removes files.`,
  ],
  ['EEXIST', (where) => `There is something at ${where} already: use another place.`],
  ['ENOTEMPTY', (where) => `There are other files in ${where}: use another place.`],
  ['ENOTSUP', unsupported],
  ['EOPNOTSUPP', unsupported],
  ['ENOSYS', unsupported],
]);

/** DuckDB says what the system said, behind a class of its own. */
const OF_ENGINE: readonly (readonly [RegExp, string])[] = [
  [/^Out of Memory Error.*max_temp_directory_size/s, 'ENOSPC'],
  [/^Out of Memory Error/, 'ENOMEM'],
  [/^IO Error.*No space left on device/s, 'ENOSPC'],
  [/^IO Error.*Disk quota exceeded/s, 'EDQUOT'],
  [/^IO Error.*File too large/s, 'EFBIG'],
  [/^IO Error.*(Permission denied|Operation not permitted)/s, 'EACCES'],
  [/^IO Error.*Read-only file system/s, 'EROFS'],
  [/^IO Error.*Too many open files/s, 'EMFILE'],
  [/^IO Error.*Input\/output error/s, 'EIO'],
];

/** Node, too, says in words alone what a library, a thread or the memory of a module could not have. */
const OF_NODE: readonly (readonly [RegExp, string])[] = [
  [/^(WebAssembly\.Memory\(\)|Array buffer).*(could not allocate|allocation failed)/, 'ENOMEM'],
  [/: (failed to map segment from shared object|cannot allocate memory)/i, 'ENOMEM'],
  [/: cannot open shared object file: Too many open files/, 'EMFILE'],
  [/^Worker initialization failure: EMFILE$/, 'EMFILE'],
  [/^Worker initialization failure: ENOMEM$|^Worker terminated due to reaching memory/, 'ENOMEM'],
];

interface Failed {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
}

const isSystemError = (error: Error): error is Error & Failed =>
  'syscall' in error && 'code' in error && typeof error.code === 'string';

/** An engine's message may repeat what it read: nothing of it is handed on but what happened. */
const failedOf = (error: unknown): Failed | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (isSystemError(error)) return error;
  if (isNulPath(error)) return { code: 'NUL' };
  const code = [...OF_ENGINE, ...OF_NODE].find(([says]) => says.test(error.message))?.[1];
  return code === undefined ? undefined : { code };
};

const whereOf = ({ path, syscall }: Failed): string => {
  if (path === undefined) return 'a file';
  const folder = dirname(path);
  return syscall === 'mkdtemp' && folder === normalize(tmpdir())
    ? `the temporary folder "${printable(folder)}", instead of which TMPDIR may name another`
    : `"${printable(path)}"`;
};

/** Node says of a folder on a read-only disk, too, that there is nothing where it should be made. */
const NO_FOLDER: Says = (where) =>
  `No folder can be made at ${where}: check the path, and that its disk can be written to.`;

const machineSays = ({ code, syscall }: Failed): Says | undefined =>
  code === 'ENOENT' && syscall === 'mkdir' ? NO_FOLDER : MACHINE.get(code);

/** What has nothing to do with the file at which it shows. */
const SHORTAGES = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EIO']);

/** A shortage of the machine that is an error or lies behind it, which then says less than the shortage does. */
export const shortageBehind = (error: unknown): SystemFault | undefined => {
  for (let at = error; at instanceof Error; at = at.cause)
    if (SHORTAGES.has(failedOf(at)?.code ?? '')) return systemFault(at);
  return undefined;
};

/** What an error of the system or of the engine means to a person; undefined for any other error. */
export const systemFault = (error: unknown): SystemFault | undefined => {
  const failed = failedOf(error);
  if (!failed) return undefined;
  const where = whereOf(failed);
  const named = NAMES.get(failed.code)?.(where);
  if (named !== undefined) return { message: named, exit: EXIT.usage };
  const message = machineSays(failed)?.(where);
  return message === undefined ? undefined : { message, exit: EXIT.fault };
};
