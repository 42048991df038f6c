import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempFolder } from '#test/support/temp-folder.ts';
import { type ZipEntry, zipOf } from '#test/support/zip-file.ts';

/** A cell: a text, or a cell as the file itself writes it, with the number format that it is shown in. */
export type SheetCell = string | { readonly xml: string; readonly format?: string };

/** A cell with a number, or with a formula and what it gave last. */
export const number = (value: number | string, format?: string): SheetCell => ({
  xml: `><v>${value}</v>`,
  ...(format === undefined ? {} : { format }),
});

/** A sheet: rows of cells, of which some are hidden. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly hidden?: boolean;
  /** Rows, from 1, that are not shown. */
  readonly hiddenRows?: readonly number[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${RELATIONS}">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const sheetXml = (sheet: WorkbookSheet, formats: readonly string[]): string => {
  const cell = (content: SheetCell, row: number, column: number): string => {
    const place = `r="${columnName(column)}${row}"`;
    if (typeof content === 'string')
      return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`;
    const style = content.format === undefined ? '' : ` s="${formats.indexOf(content.format) + 1}"`;
    return `<c ${place}${style} ${content.xml}</c>`;
  };
  const rows = sheet.rows.map((cells, at) => {
    const hidden = sheet.hiddenRows?.includes(at + 1) ? ' hidden="1"' : '';
    return `<row r="${at + 1}"${hidden}>${cells.map((each, column) => cell(each, at + 1, column)).join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
};

const formatsOf = (sheets: readonly WorkbookSheet[]): readonly string[] => [
  ...new Set(
    sheets.flatMap(({ rows }) =>
      rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : (cell.format ?? []))),
    ),
  ),
];

const stylesXml = (formats: readonly string[]): string =>
  `<styleSheet xmlns="${MAIN}"><numFmts>${formats
    .map((format, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`)
    .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
    .map((_, at) => `<xf numFmtId="${200 + at}" applyNumberFormat="1"/>`)
    .join('')}</cellXfs></styleSheet>`;

/** The parts of a workbook (ECMA-376): no more than a reader needs. */
export const workbookParts = (
  sheets: readonly WorkbookSheet[],
  properties = '',
): readonly ZipEntry[] => {
  const formats = formatsOf(sheets);
  const listed = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const targets = sheets.map((_, at): [string, string] => [
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]);
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([...targets, ['styles', 'styles.xml']]),
    },
    { name: 'xl/styles.xml', content: stylesXml(formats) },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: sheetXml(sheet, formats),
    })),
  ];
};

/** Writes a workbook, and says where. */
export const writeWorkbook = async (
  sheets: readonly WorkbookSheet[],
  properties?: string,
): Promise<string> => {
  const path = join(await tempFolder(), 'list.xlsx');
  await writeFile(path, zipOf(workbookParts(sheets, properties)));
  return path;
};
