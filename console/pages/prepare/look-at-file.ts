import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { previewFile } from '#cli/preview-file.ts';
import { readMapping } from '#cli/read-file.ts';
import { isThere } from '#console/files/own-files.ts';
import { freeName, mappingsIn } from '#console/files-folder.ts';
import type { Fields, Mapped } from '#console/pages/prepare/fields.ts';
import { fieldsOf } from '#console/pages/prepare/fields-of.ts';
import type { MapAddress } from '#console/pages/prepare/map-path.ts';
import { mappingOf } from '#console/pages/prepare/mapping-of.ts';
import type { Encoding, Mapping as View } from '#console/pages/prepare/mapping-view.ts';
import type { Visit } from '#console/visit.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import type { SuggestionDocument } from '#core/documents/preparation-document.ts';
import type { Mapping } from '#core/drops/mapping.ts';

/** How the letters of a file may be read, the usual way first. */
export const ENCODINGS: readonly Encoding[] = [
  ...(['utf-8', 'windows-1252', 'latin1', 'utf-16le', 'utf-16be'] as const),
];

/** What a form begins with. */
export interface Begin {
  readonly address: MapAddress;
  readonly agreement: Agreement;
  readonly path: string;
  readonly suggestion: SuggestionDocument;
}

/** The name of the file that holds the drop key of a collaboration, in the party's folder. */
export const keyFileOf = ({ id }: Pick<Agreement, 'id'>): string => `airlock-drop-key-${id}.json`;

const keyFileIn = async (visit: Visit, agreement: Agreement): Promise<View['keyFile']> => {
  if (!areSealed(agreement)) return undefined;
  const name = keyFileOf(agreement);
  return (await isThere(visit.files, 'file', name)) ? name : 'missing';
};

/** The form as the file suggests it, or as a mapping says it that was saved. */
export const beginForm = async (visit: Visit, begin: Begin): Promise<View> => {
  const { address, agreement, path, suggestion } = begin;
  const { file, dataset, encoding = 'utf-8', saved } = address;
  const { columns } = await previewFile(path, encoding);
  const mapped: Mapped = { agreement, party: visit.party, dataset, columns };
  const names = await mappingsIn(visit.files);
  const isSaved = saved !== undefined && names.includes(saved);
  const mapping: Mapping = isSaved
    ? await readMapping(join(visit.files, saved))
    : suggestion.suggestedMapping;
  const fields: Fields = fieldsOf(mapped, mapping);
  return {
    ...mapped,
    ...{ visit, address, file, notes: isSaved ? [] : suggestion.notes, rows: suggestion.rows },
    seen: createHash('sha256').update(JSON.stringify(columns)).digest('base64url'),
    fields: { ...fields, out: await freeName(visit.files, file) },
    ...{ encodings: ENCODINGS, saved: names, keyFile: await keyFileIn(visit, agreement) },
    ...{ wrong: new Set<string>(), isChanged: false },
    isPartial: !isWhole(mapped, fields, mapping),
  };
};

/** Without members that say nothing. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

const isWhole = (mapped: Mapped, fields: Fields, mapping: Mapping): boolean =>
  isDeepStrictEqual(plain(mappingOf(mapped, fields)), plain(mapping));
