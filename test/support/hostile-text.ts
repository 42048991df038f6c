/** Characters that a reader cannot see, or that move, colour or turn the text around them. */
export const HIDDEN_CHARACTERS: readonly string[] = [
  ...['\0', '\u0007', '\b', '\t', '\n', '\v', '\r', '\u001b', '\u007f'],
  ...['\u0085', '\u009b', '\u009d', '\u00a0', '\u00ad', '\u034f', '\u061c', '\u115f', '\u180e'],
  ...['\u2003', '\u200b', '\u200d', '\u200e', '\u2028', '\u2029', '\u202a', '\u202e', '\u202f'],
  ...['\u2060', '\u2066', '\u2069', '\u2800', '\u3000', '\u3164', '\ufe0f', '\ufeff', '\uffa0'],
  ...['\ufff9', '\ufffe', '\ue000', '\ud800', '\udfff', '\u{1d173}', '\u{e0001}', '\u{e0041}'],
  ...['\u{f0000}', '\u{10ffff}'],
];

/** Written by ranges and not as the product does it, so that one mistake is not made twice. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  ...([
    [0, 0x1f],
    [0x7f, 0xa0],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
  ] as const),
  ...([
    [0x115f, 0x1160],
    [0x1680, 0x1680],
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
  ] as const),
  ...([
    [0x2000, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x2800, 0x2800],
  ] as const),
  ...([
    [0x3000, 0x3000],
    [0x3164, 0x3164],
    [0xd800, 0xf8ff],
    [0xfe00, 0xfe0f],
  ] as const),
  ...([
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xfffb],
    [0xfffe, 0xffff],
  ] as const),
  ...([
    [0x1bca0, 0x1bca3],
    [0x1d173, 0x1d17a],
    [0xe0000, 0x10ffff],
  ] as const),
];

const isHidden = (character: string): boolean => {
  const number = character.codePointAt(0) ?? 0;
  return HIDDEN_RANGES.some(([first, last]) => first <= number && number <= last);
};

/** Does a line hold anything that would not be seen, or would act on the terminal? */
export const looksRaw = (line: string): boolean =>
  [...line].some(isHidden) || /\p{M}{5}/u.test(line);

/** Texts that a party could put wherever it may write. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'a code of the terminal': 'a\u001b[31mred\u001b]0;owned\u0007\u009b2J\b\b\b\rAll is well.',
  'what is not seen': 'exe.\u202etxt\u2066a\u200bb\ufeffc\u{e0041}\ue000',
  'a second message': 'x".\nAll is well: the drop was published.',
  'a line separator': 'a\u2028b',
  'ten thousand characters': 'x'.repeat(10_000),
  'a NUL': 'a\0b',
  'half a character': 'a\ud800b',
  'a tower of marks': `a${'\u0301'.repeat(50)}`,
  'a name of every object': '__proto__',
  'another name of every object': 'constructor',
};
