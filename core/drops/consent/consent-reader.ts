import type { ConsentTerms } from '#core/agreement/consent-schema.ts';
import { cellNumber } from '#core/drops/cell.ts';
import { type Consent, sinceOf } from '#core/drops/consent/consent-mapping.ts';
import type { ReadString } from '#core/drops/consent/string-reading.ts';
import { foldFor } from '#core/drops/fold.ts';
import { timeReader } from '#core/drops/read-time.ts';
import { remembered } from '#core/drops/remembered.ts';
import type { RowRules } from '#core/drops/row-plan.ts';
import type { TakenSpan } from '#core/drops/taken-span.ts';
import type { WrittenTime } from '#core/drops/time-schema.ts';
import { assertNever } from '#core/errors.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';

/** What a row is left out for where its consent does not count. */
type ConsentReason =
  | 'no-consent'
  | 'undisclosed-vendors'
  | 'undated-consent'
  | 'consent-too-old'
  | 'unread-consent'
  | 'future-consent';

/** What the consent of a row comes to. */
export type Verdict = 'given' | ConsentReason;

type Judge = (field: string) => Verdict;

/** By what consent is read. */
type ConsentRules = Pick<RowRules, 'agreement' | 'mapping' | 'consentSpan' | 'decoders'>;

const plain = foldFor(['case']);

/** Of a yes: 1 and `true` of YAML are those of the file, and `1.0` is 1; a yes and a `true` are two values. */
const yesJudge = ({ accept }: Extract<Consent, { readonly accept: unknown }>): Judge => {
  const accepted = new Set(accept.map((value) => plain(String(value))));
  return remembered((field) =>
    accepted.has(plain(field)) || accepted.has(plain(cellNumber(field).text))
      ? 'given'
      : 'no-consent',
  );
};

/** Where nobody said when a drop is prepared, no time is before that. */
const NEVER: TakenSpan = { earliest: Number.POSITIVE_INFINITY, latest: Number.NEGATIVE_INFINITY };

const judgeSecond = (second: number, { earliest, latest }: TakenSpan): Verdict => {
  if (second > latest) return 'future-consent';
  return second < earliest ? 'consent-too-old' : 'given';
};

const isNone = (field: string): boolean => field.trim() === '' || isPlaceholderText(field);

/** Of a time: whoever has none did not consent. A day is its first second. */
const timeJudge = (
  time: Pick<WrittenTime, 'format' | 'firstYear' | 'zone'>,
  span: TakenSpan,
): Judge => {
  const { format, firstYear, zone = 'UTC' } = time;
  const read = timeReader({ format, firstYear, zone, dayAs: 'start' });
  return remembered((field) => {
    if (isNone(field)) return 'no-consent';
    const second = read(field);
    return typeof second === 'number' ? judgeSecond(second, span) : 'unread-consent';
  });
};

/** Of a string. */
const stringJudge =
  (read: ReadString, span: TakenSpan): Judge =>
  (field) => {
    const reading = read(field.trim());
    if (!reading) return isNone(field) ? 'no-consent' : 'unread-consent';
    const { allows, lacksVendors = false, second } = reading;
    if (!allows) return lacksVendors ? 'undisclosed-vendors' : 'no-consent';
    return second === undefined ? 'given' : judgeSecond(second, span);
  };

/** Whoever reads strings has loaded what decodes them, and checked that the agreement takes them. */
const needed = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Error('a string of consent is read by nothing');
  return thing;
};

const columnJudge = (
  consent: Consent,
  { agreement, decoders = {} }: ConsentRules,
  span: TakenSpan,
): Judge => {
  const terms: Partial<ConsentTerms> = agreement.consent ?? {};
  switch (consent.kind) {
    case undefined:
    case 'boolean':
      return yesJudge(consent);
    case 'timestamp':
      return timeJudge(consent, span);
    case 'tcf':
      return stringJudge(needed(decoders.tcf)(needed(terms.tcf)), span);
    case 'gpp':
      return stringJudge(needed(decoders.gpp)(terms), span);
    default:
      return assertNever(consent);
  }
};

/**
 * Makes what judges the consent of a row, by the field that says it and by the one that says since when, where the
 * mapping names such a column. Without a column everybody consented: then their party has said so.
 */
export const consentReader = (rules: ConsentRules): ((field: string, since: string) => Verdict) => {
  const { consent } = rules.mapping;
  if (consent === undefined) return () => 'given';
  const { consentSpan: span = NEVER } = rules;
  const judge = columnJudge(consent, rules, span);
  const time = sinceOf(consent);
  if (time === undefined) return judge;
  const since = timeJudge(time, span);
  return (field, when) => {
    const verdict = judge(field);
    if (verdict !== 'given') return verdict;
    return isNone(when) ? 'undated-consent' : since(when);
  };
};
