import { isWholeXml } from '#adapters/local/records/whole-xml.ts';

const PLACE = /(?:^|\s)r\s*=\s*["']\s*([^"']*?)\s*["']/;

/** The number of a column, from 1: A, B, … Z, AA. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Follows the rows and cells of a sheet: each stands behind the one before it, or says nothing of its place. */
class SheetOrder {
  #row = 0;
  #column = 0;
  isKept = true;

  take(name: string, attributes: string): void {
    if (name !== 'row' && name !== 'c') return;
    const place = PLACE.exec(attributes)?.[1];
    if (name === 'row') this.#takeRow(place === undefined ? this.#row + 1 : Number(place));
    else this.#takeCell(place ?? '');
  }

  #takeRow(row: number): void {
    if (!(row > this.#row)) this.isKept = false;
    this.#row = row;
    this.#column = 0;
  }

  #takeCell(place: string): void {
    const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d+)$/.exec(place) ?? [];
    const column = letters === undefined ? this.#column + 1 : columnNumber(letters);
    const isOther = place !== '' && Number(row) !== this.#row;
    if (isOther || column <= this.#column) this.isKept = false;
    this.#column = column;
  }
}

/**
 * Whether a part of a workbook is whole, and no row or cell of a sheet takes the place of another (ECMA-376
 * part 1, 18.3.1.73): a reader keeps the last one only.
 */
export const isWholePart = (xml: string): boolean => {
  const order = new SheetOrder();
  let root: string | undefined;
  const isWhole = isWholeXml(xml, (name, attributes) => {
    root ??= name;
    if (root === 'worksheet') order.take(name, attributes);
  });
  return isWhole && order.isKept;
};
