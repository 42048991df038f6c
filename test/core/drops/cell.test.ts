import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellName, cellNumber, cellText, isScientific } from '#core/drops/cell.ts';

describe('a cell that a spreadsheet bent', () => {
  it.each([
    ["'+447400000001", '+447400000001'],
    [" '0123", '0123'],
    ["''0123", '0123'],
    ["'gold'", 'gold'],
    ['\u20190123', '0123'],
    ['="0123"', '0123'],
    ['= "0123"', '0123'],
    ['=""', ''],
    ['"0123"', '0123'],
    ['=+447400000001', '+447400000001'],
    ['=ann@example.org', 'ann@example.org'],
  ])('is the text that was meant, and a repair: %s', (raw, text) => {
    expect(cellText(raw)).toEqual({ text, repair: 'spreadsheet-text' });
  });

  it.each(['0123', 'o\u2019neil@example.org', "o'neil@example.org", ' ann@example.org ', '=A1+B1'])(
    'stays as it is where nothing was bent, or where it computes: %s',
    (raw) => {
      expect(cellText(raw)).toEqual({ text: raw });
    },
  );

  it('keeps the apostrophe that a name begins with', () => {
    expect(cellName("'t Hooft")).toEqual({ text: "'t Hooft" });
    expect(cellName('="Hooft"')).toEqual({ text: 'Hooft', repair: 'spreadsheet-text' });
  });
});

describe('a number that was a float for a while', () => {
  it.each([
    ['4930123000.0', '4930123000'],
    ['+4930123000.0', '+4930123000'],
    ['10000000.00', '10000000'],
    ['10000000,0', '10000000'],
    ['12345.0000', '12345'],
    ["'1234.0", '1234'],
    ['1.0', '1'],
  ])('loses its tail of zeros, and a repair is told: %s', (raw, text) => {
    expect(cellNumber(raw)).toEqual({ text, repair: 'decimal-tail' });
  });

  it.each([
    '4930123000',
    '12.5',
    '1.000',
    '123.0000',
    '01.23.45.67.00',
    'A1.0',
    '1.0.0',
    '0',
    '.0',
  ])('stays as it is where the tail may mean something: %s', (raw) => {
    expect(cellNumber(raw)).toEqual({ text: raw });
  });

  it.each(['4.93012E+11', '4,93012E+11', '4.93e11', '1E+05', ' 9.1E+10 ', '-1.5e-3', '4.E+11'])(
    'is known when its digits were cut: %s',
    (text) => {
      expect(isScientific(text)).toBe(true);
    },
  );

  it.each(['7E10', '12E+10', 'E+11', '4.93', 'AE1', '1E', '+491234'])(
    'is not taken for one that was cut: %s',
    (text) => {
      expect(isScientific(text)).toBe(false);
    },
  );
});

it('any cell is read: what comes of it is a part of it (property)', () => {
  const marks = fc.stringMatching(/^[ '"=+\d.,eE@a]{0,12}$/);
  fc.assert(
    fc.property(fc.oneof(marks, fc.string()), (raw) => {
      for (const read of [cellName, cellText, cellNumber]) expect(raw).toContain(read(raw).text);
    }),
  );
});
