import { openFiles } from '#cli/open-files.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { type PreviewedColumn, previewColumns } from '#core/drops/suggestion/preview-columns.ts';
import { suggestFromFile } from '#core/usecases/drops/suggest-from-file.ts';

/** What may be shown of a party's file before anybody said what it holds. */
export interface FilePreview {
  readonly columns: readonly PreviewedColumn[];
  /** How many rows were looked at. */
  readonly rows: number;
}

/**
 * Looks at the first rows of a file as `prepare` does where it is given no mapping. Throws AirlockError('input') for one
 * that cannot be read, and 'usage' for an encoding that is not known.
 */
export const previewFile = async (path: string, encoding: string): Promise<FilePreview> =>
  suggestFromFile(await openFiles([path], readOptionsOf({ encoding })), (sample) => ({
    columns: previewColumns(sample),
  }));
