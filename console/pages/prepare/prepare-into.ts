import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mappingLines } from '#cli/render/mapping.ts';
import { MAPPING_END } from '#console/files-folder.ts';
import { columnsAs, type Fields, textOf } from '#console/pages/prepare/fields.ts';
import type { Mapping as View } from '#console/pages/prepare/mapping-view.ts';
import { runPrepare } from '#console/pages/prepare/run-prepare.ts';
import type { Ran } from '#console/run-command.ts';
import type { PreparationDocument } from '#core/documents/preparation-document.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';

/** What is prepared by a form. */
export interface Into {
  readonly path: string;
  readonly fields: Fields;
  readonly mapping: Mapping;
  readonly onNote: (line: string) => void;
  readonly onProgress: (line: string) => void;
}

/** How the map of labels is named behind its drop: it never enters the room. */
const LABELS_END = '.labels';

const optionsOf = (view: View, fields: Fields) => {
  const { visit, dataset, address, keyFile } = view;
  const at = (name: string): string => join(visit.files, name);
  const out = textOf(fields, 'out');
  const attest = textOf(fields, 'attest');
  const [label] = columnsAs(view, fields, { as: 'label' });
  return {
    ...{ dataset, out: at(out), mapping: at(`${out}${MAPPING_END}`) },
    encoding: address.encoding ?? 'utf-8',
    ...(attest === '' ? {} : { attest }),
    ...(keyFile === undefined ? {} : { dropKey: at(keyFile) }),
    ...(label && { labelFrom: label.name, labelMap: at(`${out}${LABELS_END}`) }),
  };
};

/**
 * Prepares a list into a new folder, by a mapping file that is written beside it: both are new, and nothing that is there
 * is changed. Where nothing comes of it, the mapping file goes away again.
 */
export const prepareInto = async (
  view: View,
  { path, fields, mapping, ...told }: Into,
): Promise<Ran<PreparationDocument>> => {
  const options = optionsOf(view, fields);
  const text = `${mappingLines(mapping).join('\n')}\n`;
  await writeFile(options.mapping, text, { flag: 'wx' });
  const { agreement } = view;
  const ran = await runPrepare(view.visit, { agreement, path, options, ...told });
  if (ran.fault) {
    await rm(options.mapping, { force: true });
    return ran;
  }
  const { document } = ran;
  if (document.kind === 'preparation') return { document };
  throw new AirlockError('usage', 'The mapping was not taken: send the form again.');
};
