import { smallText } from '#cli/small-text.ts';
import {
  SUBJECT_KINDS,
  type SubjectIdentifier,
  type SubjectKind,
  type SubjectRules,
  subjectIdentifier,
  type WrittenIdentifier,
} from '#core/drops/subject-identifier.ts';
import { AirlockError } from '#core/errors.ts';
import { isIdentifierKind, KIND_COMPONENTS, OWN_ID } from '#core/identifiers/kinds.ts';
import { type LintReason, REASON_ADVICE } from '#core/lint/reasons.ts';
import { MAX_SUBJECT_BYTES } from '#core/subject-limits.ts';

/** The text of a person's identifiers: of a file, or where that is `-` of standard input or what stands for it. */
export const identifierText = (path: string, input?: string): Promise<string> =>
  smallText(path, { what: 'identifiers of one person', maxBytes: MAX_SUBJECT_BYTES, input });

const isKind = (text: string): text is SubjectKind => SUBJECT_KINDS.some((kind) => kind === text);

/** Parts of a kind that is made of several stand between commas; any other is the rest of the line. */
const partsOf = (kind: SubjectKind, rest: string): readonly string[] =>
  kind !== OWN_ID && isIdentifierKind(kind) && KIND_COMPONENTS[kind].length > 1
    ? rest.split(',').map((part) => part.trim())
    : [rest.trim()];

const written = (
  line: string,
  { number, kind }: { readonly number: number; readonly kind: SubjectKind | undefined },
): WrittenIdentifier => {
  if (kind !== undefined) return { kind, parts: partsOf(kind, line) };
  const comma = line.indexOf(',');
  const named = line.slice(0, Math.max(comma, 0)).trim();
  if (isKind(named)) return { kind: named, parts: partsOf(named, line.slice(comma + 1)) };
  throw new AirlockError(
    'input',
    `Line ${number} of the identifiers does not begin with a kind and a comma: write one of ${SUBJECT_KINDS.join(', ')} before it, or name one for all with --kind.`,
  );
};

/** By whose rules a text is read, and the kind of all its lines, if one was named. */
export interface TextRules extends SubjectRules {
  readonly kind?: SubjectKind | undefined;
}

/** A line that cannot be used, and why. */
interface Unusable {
  readonly number: number;
  readonly kind: SubjectKind;
  readonly reason: LintReason;
}

/** Of a kind that the agreement does not use nothing says how it is written: the line may be right. */
const unusable = ({ number, kind, reason }: Unusable, { identifiers }: TextRules): AirlockError =>
  kind === OWN_ID || identifiers.kinds.some((each) => each === kind)
    ? new AirlockError(
        'input',
        `Line ${number} of the identifiers cannot be used (${reason}: ${REASON_ADVICE[reason].meaning}): put it right or leave it out.`,
      )
    : new AirlockError(
        'usage',
        `Line ${number} of the identifiers is of a kind that the agreement does not use: those of the agreement are ${identifiers.kinds.join(', ')}.`,
      );

/**
 * Reads one identifier a line, hashed here. Throws AirlockError('input') for a line that cannot be used, or 'usage' for one
 * of a kind that the agreement has no rules for, by its number and never by what it holds: an answer by half of what was
 * asked would look like a whole one. Throws AirlockError('input') where there is no line but blank ones.
 */
export const readIdentifiers = (text: string, rules: TextRules): readonly SubjectIdentifier[] => {
  const read = readLines(text, rules);
  if (read.length > 0) return read;
  throw new AirlockError(
    'input',
    'The file holds no identifier: write one of the person on each line.',
  );
};

const readLines = (text: string, rules: TextRules): readonly SubjectIdentifier[] =>
  text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const number = at + 1;
    const asked = written(line, { number, kind: rules.kind });
    const read = subjectIdentifier(asked, rules);
    if ('digest' in read) return [read];
    throw unusable({ number, kind: asked.kind, reason: read.reason }, rules);
  });
