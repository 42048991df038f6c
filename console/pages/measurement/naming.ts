import type { Visit } from '#console/visit.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { eventAttributeOf } from '#core/analyses/event-attributes.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** How the columns and values of an answer are called. */
export interface Naming {
  column(name: string): string;
  value(name: string, value: string): string;
  /** `Exposed: yes`. */
  pair(name: string, value: string): string;
  /** Whether a column is of what the room made of events: ours, and no attribute. */
  isMade(name: string): boolean;
}

/** What those are called of whom an answer says that they have no value. */
const NONE = { attribution: 'nobody', conversions: 'no' } as const;

/**
 * The names of an answer: what the room made up is said in the reader's language, and what the agreement names stays as
 * it is there.
 */
export const namingOf = (
  { words: { measured } }: Pick<Visit, 'words'>,
  { question }: Pick<AnswerDocument, 'question'>,
): Naming => {
  const made: Readonly<Record<string, string>> = measured.made;
  const values: Readonly<Record<string, string>> = measured.madeValues;
  const isMade = (name: string): boolean => Object.hasOwn(made, name);
  const event = 'by' in question ? eventAttributeOf(question.by) : undefined;
  const ofEvents = event && attributeText(event);
  const analysis = question.analysis in NONE ? (question.analysis as keyof typeof NONE) : undefined;
  const none = analysis && { written: NONE[analysis], said: measured.none[analysis] };
  return {
    isMade,
    pair: (name, value) => measured.pair(made[name] ?? name, value),
    column: (name) => (isMade(name) ? (made[name] ?? name) : name),
    value: (name, value) => {
      if (isMade(name)) return values[value] ?? value;
      return name === ofEvents && value === none?.written ? none.said : value;
    },
  };
};
