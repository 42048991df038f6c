/** A format that is told and not read: what the file is, and what to do about it. */
export interface ForeignFormat {
  readonly is: string;
  readonly remedy: string;
}

const UNPACK_IT = 'unpack it, and prepare the file that it holds';
const SAVE_AS = 'open it, and save it as CSV (UTF-8) or .xlsx';
const EXPORT_AS = 'export it as CSV (UTF-8) or Parquet';

type Signs = readonly (readonly [RegExp, string, string])[];

/**
 * How a file of that kind begins, from the formats' own documents. A control character is written as its
 * picture: ␀ for NUL. What a text could begin with as well asks for a NUL, which no text has.
 */
const SIGNS: Signs = [
  [/^PK␃␄.*mimetypeapplication\/vnd\.oasis/s, 'is an OpenDocument file', SAVE_AS],
  [/^PK␃␄.*Index\/\w+\.iwa/s, 'is an Apple Numbers document', SAVE_AS],
  [/^PK␃␄.*xl\/workbook\.bin/s, 'is a binary Excel workbook (.xlsb)', SAVE_AS],
  [/^PK(␃␄|␅␆|␇␈)/, 'is a ZIP archive', UNPACK_IT],
  [/^ÐÏ␑à¡±␚á/, 'is an old Excel workbook (.xls)', SAVE_AS],
  [/^\t[␀␂␄␈][␄␆␈␐]␀/, 'is an old Excel workbook (.xls)', SAVE_AS],
  [/^\s*<\?xml.*<(\w+:)?Workbook\b/s, 'is an Excel 2003 XML workbook', SAVE_AS],
  [/^\s*(<!doctype html|<(html|head|meta|style|body|table)\b)/i, 'is a web page (HTML)', SAVE_AS],
  [/^MIME-Version:/i, 'is a web page (MHTML)', SAVE_AS],
  [/^\s*<\?xml\b/, 'is an XML document', EXPORT_AS],
  [/^\{\\rtf/, 'is an RTF document', SAVE_AS],
  [/^%PDF-/, 'is a PDF document', 'export the list itself as CSV (UTF-8)'],
  [/^BZh[1-9](1AY&SY|␗rE8P\x90)/, 'is packed with bzip2', UNPACK_IT],
  [/^ý7zXZ␀/, 'is packed with xz', UNPACK_IT],
  [/^7z¼¯'␜/, 'is a 7z archive', UNPACK_IT],
  [/^Rar!␚␇/, 'is a RAR archive', UNPACK_IT],
  [/^(␄"M␘|␂!L␘)/, 'is packed with lz4', UNPACK_IT],
  [/^ÿ␆␀␀sNaPpY/, 'is packed with Snappy', UNPACK_IT],
  [/^LZIP[␀␁]/, 'is packed with lzip', UNPACK_IT],
  [/^␟[\x9d\xa0]/, 'is packed with compress (.Z)', UNPACK_IT],
  [/^.{257}ustar/s, 'is a tar archive', UNPACK_IT],
  [/^-----BEGIN PGP MESSAGE-----/, 'is encrypted with PGP', 'decrypt it first'],
  [/^SQLite format 3␀/, 'is an SQLite database', EXPORT_AS],
  [/^.{8}DUCK.␀/s, 'is a DuckDB database', EXPORT_AS],
  [/^␀␁␀␀Standard (Jet|ACE) DB/, 'is an Access database', EXPORT_AS],
  [/^ORC.*␀/s, 'is an ORC file', EXPORT_AS],
  [/^Obj␁/, 'is an Avro file', EXPORT_AS],
  [/^(ARROW1␀␀|FEA1|ÿ{4}.{2}␀␀)/s, 'is an Arrow or Feather file', EXPORT_AS],
  [/^PARE.*␀/s, 'is an encrypted Parquet file', 'export it without encryption'],
  [/^(␀{12}Âê\x81`|HEADER RECORD\*{7}LIB)/, 'is a SAS file', EXPORT_AS],
  [/^\$FL[23]@/, 'is an SPSS file', EXPORT_AS],
  [/^<stata_dta>/, 'is a Stata file', EXPORT_AS],
  [/^\x89HDF\r\n␚/, 'is an HDF5 file', EXPORT_AS],
];

/** Where the pictures of the control characters stand in Unicode, in their order. */
const PICTURES = 0x2400;

const pictured = (start: Uint8Array): string =>
  Buffer.from(start)
    .toString('latin1')
    .replace(/[^\s -\xff]/g, (sign) => String.fromCharCode(PICTURES + sign.charCodeAt(0)));

/** A text without the mark in front of it, and without the NULs that UTF-16 puts between its letters. */
const bare = (text: string): string => text.replace(/^(ï»¿|ÿþ|þÿ)/, '').replaceAll('␀', '');

/** What a file is by its first bytes, if it is none of the formats that are read. */
export const foreignFormat = (start: Uint8Array): ForeignFormat | undefined => {
  const text = pictured(start);
  const texts = [text, bare(text)];
  const found = SIGNS.find(([sign]) => texts.some((each) => sign.test(each)));
  return found && { is: found[1], remedy: found[2] };
};
