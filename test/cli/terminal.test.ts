import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mappingLines } from '#cli/render/mapping.ts';
import { tableLines } from '#cli/render/table.ts';
import { textWidth } from '#cli/render/text-width.ts';
import { type Part, Terminal } from '#cli/terminal.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { printable } from '#core/printable.ts';
import { HIDDEN_CHARACTERS, HOSTILE_TEXTS, looksRaw } from '#test/support/hostile-text.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HIDDEN_CHARACTERS, ...Object.values(HOSTILE_TEXTS)),
      fc.string({ unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

/** What a terminal wrote to a screen that somebody watches. */
const written = (speak: (terminal: Terminal) => void, json = false): string => {
  let text = '';
  const stream = { isTTY: true, write: (piece: string) => (text += piece) };
  speak(new Terminal({ out: stream, err: stream }, json));
  return text;
};

describe('a terminal', () => {
  it('writes one line for whatever it is told to say or to note (property)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts: readonly Part[] = [text, { style: 'bold', text }];
        for (const speak of [
          (terminal: Terminal) => terminal.say(...parts),
          (terminal: Terminal) => terminal.note(text),
        ]) {
          const [line = '', ...rest] = written(speak).split('\n');
          expect(rest).toEqual(['']);
          expect(looksRaw(line)).toBe(false);
        }
      }),
    );
  });

  it('rewrites its line of progress and does nothing else there (property)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = written((terminal) => terminal.progress(text));
        expect(line.startsWith('\r\u001b[2K')).toBe(true);
        expect(looksRaw(line.slice('\r\u001b[2K'.length))).toBe(false);
      }),
    );
  });

  it('writes a document that has one line, all of it visible, and the value it was given (property)', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), (value) => {
        const [line = '', ...rest] = written((terminal) => terminal.document(value), true).split(
          '\n',
        );
        expect(rest).toEqual(['']);
        expect(looksRaw(line)).toBe(false);
        expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('a table', () => {
  it('gives two places to what a terminal shows in two, and none to an accent', () => {
    const names = ['\u6771\u4eac', 'Zoe\u0308', '\u{1f680}', 'plain'];
    const lines = tableLines(
      ['name', 'end'],
      names.map((name) => [name, '|']),
    );
    const places = ['東京   |', 'Zoë    |', '🚀     |', 'plain  |'];
    expect(lines.slice(2).map((line) => line.normalize('NFC'))).toEqual(places);
  });

  it('keeps its columns in their places, whatever stands in a cell (property)', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (names) => {
        const rows = names.map((name) => [name, '|']);
        const [, , ...lines] = tableLines(['name', 'end'], rows);
        const places = new Set(lines.map((line) => stringWidth(line)));
        expect(places.size).toBe(1);
        expect(lines.some(looksRaw)).toBe(false);
      }),
    );
  });
});

describe('a suggested mapping', () => {
  it('is shown in visible lines and reads back as it was, whatever the header holds (property)', () => {
    fc.assert(
      fc.property(hostile, hostile, (column, accepted) => {
        const whole = `x${column}`;
        const mapping = Mapping.parse({
          identifiers: { email: { column: whole } },
          attributes: { tier: whole },
          consent: { column: whole, accept: [`x${accepted}`] },
        });
        const lines = mappingLines(mapping);
        expect(lines.map(printable)).toEqual(lines);
        expect(parse(lines.join('\n'))).toEqual(mapping);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the width of a text', () => {
  it('is that of the library, of every letter that there is', () => {
    const differing: string[] = [];
    for (let code = 0x20; code < 0x30000; code += 1) {
      const letter = String.fromCodePoint(code);
      if (printable(letter) === letter && textWidth(letter) !== stringWidth(letter))
        differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it('is that of the library, whatever letters stand beside each other (property)', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(textWidth(printable(text))).toBe(stringWidth(printable(text)));
      }),
    );
  });
});
