import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readRegularFile } from '#adapters/regular-file.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { MAX_MARK_BYTES } from '#core/limits.ts';

const MarkedFile = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,99}$/),
  bytes: z.int().nonnegative(),
  sha256: ChecksumText,
});

/** A file that a command placed: under that name, only a file of these very bytes is its own. */
export type MarkedFile = z.infer<typeof MarkedFile>;

/** Who may place files in a folder. */
const MARKING_COMMANDS = ['prepare', 'sample', 'sample people'] as const;
export type MarkingCommand = (typeof MARKING_COMMANDS)[number];

const FolderMark = z.strictObject({
  airlock: z.enum(MARKING_COMMANDS),
  /** While files are replaced, a name may stand here twice: as it was and as it will be. */
  files: z.array(MarkedFile),
});

/** What the mark of a command is called. */
export const markName = (command: MarkingCommand): string => MARK_NAMES[command];

const MARK_NAMES: Readonly<Record<MarkingCommand, string>> = {
  prepare: 'airlock-drop.json',
  sample: 'airlock-sample.json',
  'sample people': 'airlock-sample-people.json',
};

/** The bytes of a mark. */
export const markBytes = (command: MarkingCommand, files: readonly MarkedFile[]): Buffer =>
  Buffer.from(`${JSON.stringify(FolderMark.parse({ airlock: command, files }))}\n`);

/**
 * The files that a folder's mark names: undefined if there is no mark, and 'foreign' if what is called so
 * is none of ours.
 */
export const readMark = async (
  folder: string,
  command: MarkingCommand,
): Promise<readonly MarkedFile[] | undefined | 'foreign'> => {
  const path = join(folder, markName(command));
  if (!(await lstat(path).catch(() => undefined))) return undefined;
  const content = await readRegularFile(path, MAX_MARK_BYTES, { link: false });
  try {
    const mark = FolderMark.parse(JSON.parse(String(content)));
    return mark.airlock === command ? mark.files : 'foreign';
  } catch {
    return 'foreign';
  }
};
