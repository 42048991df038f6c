import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesText } from '#cli/file-text.ts';
import { htmlLetter } from '#cli/subject/html-letter.ts';
import { letterOf } from '#cli/subject/letter.ts';
import { markdownLetter } from '#cli/subject/markdown-letter.ts';
import { jsonLine } from '#cli/terminal.ts';
import type { Language } from '#core/documents/governance-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { AirlockError } from '#core/errors.ts';

/** In which language a letter is wanted, and in which new folder. */
export interface LetterChoice {
  readonly letter?: Language;
  readonly out?: string;
}

/** Throws AirlockError('usage') where a folder is named and no letter. */
export const checkLetterFolder = ({ letter, out }: LetterChoice): void => {
  if (out === undefined || letter !== undefined) return;
  throw new AirlockError(
    'usage',
    '"--out" is for a letter: say its language with --letter, or use --json.',
  );
};

/** Readable by its owner alone: it is a person's data. */
const OWNER_ONLY = { flag: 'wx', mode: 0o600 };

/** Writes the letter in both forms and the answer as JSON into a new folder, if one is named. */
export const writeLetter = async (
  answer: SubjectDocument,
  { letter: language, out }: LetterChoice,
): Promise<void> => {
  if (out === undefined || language === undefined) return;
  await mkdir(out, { mode: 0o700 }).catch((cause: unknown) => {
    throw new AirlockError(
      'usage',
      `"${out}" cannot be made a new folder: name a place where there is nothing yet.`,
      { cause },
    );
  });
  const letter = letterOf(answer, language);
  await writeFile(join(out, 'letter.md'), linesText(markdownLetter(letter)), OWNER_ONLY);
  await writeFile(join(out, 'letter.html'), linesText(htmlLetter(letter)), OWNER_ONLY);
  await writeFile(join(out, 'subject.json'), jsonLine(answer), OWNER_ONLY);
};
