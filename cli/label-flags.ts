import { realpath, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { checkFree, writeNewTexts } from '#adapters/local/new-file.ts';
import type { ReadOptions } from '#adapters/local/records/open-records.ts';
import { isRoom } from '#adapters/local/room-marker.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { openFiles } from '#cli/open-files.ts';
import type { Terminal } from '#cli/terminal.ts';
import { takesLists } from '#core/agreement/lookup.ts';
import { AirlockError } from '#core/errors.ts';
import type { PrepareRequest } from '#core/usecases/drops/check-preparation.ts';
import type { LabelPorts } from '#core/usecases/drops/label-rows.ts';

/** The flags of `prepare` that say where labels come from and go to. */
export interface LabelFlags {
  readonly labelFrom?: string;
  readonly labelMap?: string;
}

type ListToPrepare = Pick<PrepareRequest, 'signed' | 'party' | 'dataset'>;

/** The same as options. */
export const labelOptions: readonly Option[] = [
  new Option(
    '--label-from <column>',
    'give each row a label for lists, and keep which id of this column it stands for',
  ),
  new Option('--label-map <file>', 'the new file that keeps that: it never enters the room'),
];

/** Where labels come from and go to. The file is read once more for its ids: they are in nothing that the drop is made of. */
export const labelPorts = async (
  { labelFrom, labelMap }: LabelFlags,
  { files, read }: { readonly files: readonly string[]; readonly read: ReadOptions },
): Promise<LabelPorts | undefined> => {
  if (labelFrom === undefined || labelMap === undefined) return undefined;
  if (files.includes('-'))
    throw new AirlockError(
      'usage',
      'Labels need a file that can be read twice: standard input ("-") cannot.',
    );
  await checkFree(labelMap);
  return {
    column: labelFrom,
    source: await openFiles(files, read),
    randomness: systemRandomness,
    keep: async (lines) => {
      await writeNewTexts(labelMap, lines);
      return () => rm(labelMap, { force: true });
    },
  };
};

/**
 * Labels without a map are lost, and a map without labels is none; and only a list that takes lists has labels. Whoever
 * hands on the folder of a drop must not hand on its map.
 */
export const checkLabels = async (
  { labelFrom, labelMap }: LabelFlags,
  { signed, out, ...list }: ListToPrepare & { readonly out: string },
): Promise<void> => {
  if (labelFrom === undefined && labelMap === undefined) return;
  if (labelFrom === undefined || labelMap === undefined)
    throw new AirlockError(
      'usage',
      'Say both: the column of the ids with --label-from, and the new file that keeps them with --label-map.',
    );
  if (!takesLists(signed.agreement, list))
    throw new AirlockError(
      'usage',
      'The agreement has no list ("activations") that would need labels of these rows: leave --label-from and --label-map out.',
    );
  if (await liesIn(out, labelMap))
    throw new AirlockError(
      'usage',
      'The map would lie in the folder of the drop, which goes to the room: name another place with --label-map.',
    );
  if (await liesInRoom(labelMap))
    throw new AirlockError(
      'usage',
      'The map would lie in a room, which never holds an id of yours: name another place with --label-map.',
    );
};

/** Whether a new file would lie in the folder of a room, or anywhere below it. */
const liesInRoom = async (file: string): Promise<boolean> => {
  for (let folder = dirname(await realPath(file)); ; folder = dirname(folder)) {
    if (await isRoom(folder)) return true;
    if (folder === dirname(folder)) return false;
  }
};

/** Whether a new file would lie in a folder, both by their real paths: either may be named through a link. */
const liesIn = async (folder: string, file: string): Promise<boolean> => {
  const way = relative(await realPath(folder), await realPath(file));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** Of what is not there yet, the real path of the nearest folder that is, and the rest. */
const realPath = async (path: string): Promise<string> => {
  const whole = resolve(path);
  const real = await realpath(whole).catch(() => undefined);
  if (real !== undefined) return real;
  const above = dirname(whole);
  return above === whole ? whole : join(await realPath(above), basename(whole));
};

/** Says that no list can be made of a drop without labels, where the agreement has some. */
export const noteUnlabelled = (
  terminal: Terminal,
  { labelFrom }: LabelFlags,
  { signed, ...list }: ListToPrepare,
): void => {
  if (labelFrom === undefined && takesLists(signed.agreement, list))
    terminal.note(
      'prepared without labels: no list of the agreement can be made of this drop (--label-from, --label-map)',
    );
};
