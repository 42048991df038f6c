import type { SourceFile } from '#test/architecture/source-file.ts';

const MAX_COLUMNS = 80;
const MAX_LINES = 80;

const withoutQuoted = (line: string): string => line.replace(/'[^']*'|"[^"]*"|\{\{\w+\}\}/g, '');

const headerOf = (text: string): string => /^(?:--[^\n]*\n)+/.exec(text)?.[0] ?? '';

/** What only says at which digit something stands: it is multiplied or divided by, or has 18 zeros. */
const DIGIT_PLACE = /\b10+ \*|[/,] 10+\b|\b[12]0{18}\b/g;

/** What a SQL file does that it must not, in words. */
export const sqlFaults = ({ path, text }: SourceFile): readonly string[] => {
  const lines = text.trimEnd().split('\n');
  const code = lines.filter((line) => !line.trimStart().startsWith('--'));
  const faults: [boolean, string][] = [
    [!/^-- Grain: /.test(headerOf(text)), 'does not begin by saying its grain'],
    [!/^-- (Names|Values): /m.test(headerOf(text)), 'does not list its names and values'],
    [lines.some((line) => [...line].length > MAX_COLUMNS), `is wider than ${MAX_COLUMNS} columns`],
    [lines.length > MAX_LINES, `is longer than ${MAX_LINES} lines`],
    [code.some((line) => /[A-Z]/.test(withoutQuoted(line))), 'is not in lower case'],
    [lines.some((line) => /\t| $/.test(line)), 'has tabs or spaces at the end of a line'],
    [/[0-9a-f]{32,}|[A-Za-z0-9+/]{43}=/i.test(text), 'holds a key or a digest'],
    [
      code.some((line) => /\b\d{3,}\b/.test(withoutQuoted(line).replace(DIGIT_PLACE, ''))),
      'holds a number that should be bound',
    ],
    [/;\s*\S/.test(code.join('\n')), 'holds more than one statement'],
  ];
  return faults.filter(([fault]) => fault).map(([, says]) => `${path} ${says}`);
};
