import { cellNumber } from '#core/drops/cell.ts';
import { folded } from '#core/drops/fold.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { answerOf, oppositeOf, USUAL_WORDS } from '#core/drops/suggestion/consent-words.ts';
import { isTelling, type SampledColumn, shareOf } from '#core/drops/suggestion/sampled-column.ts';
import { namesOf, type SuggestionNote } from '#core/drops/suggestion/suggestion-note.ts';
import { isMoment } from '#core/drops/suggestion/value-shapes.ts';

const OPT_IN =
  /consent|opt(?:ed)? ?in\b|permission|\baccept\w* .*(?:marketing|email|sms|mailing|newsletter)|\b(?:acepta|accetta|aceita|akzeptiert)\b.*(?:marketing|email|sms|newsletter)|\bsubscribed\b|\b(?:email|marketing|newsletter|subscri\w+|abonnement)\b(?: \w+)? (?:status|state|statut)\b|^(?:is )?(?:subscriber|newsletter|marketing|email marketing|abonne|abonniert|inscrit)s?(?: 1)?$|newsletter ?(?:anmeldung|inscription|aanmelding)|einwilligung|zustimmung|einverst|consent[ei]ment|consentimiento|consenso|toestemming|akkoord|\b(?:gdpr|rgpd|dsgvo)\b|autoriza|autoris/;

const OPT_OUT =
  /opt(?:ed)? ?out|unsubscri|\b(?:do ?not|dont) (?:e?mail|contact|call|market|send|sms)|\bdo ?not ?(?:email|contact|call|market|mail)\b|\bno ?(?:email|marketing|contact|mailing)s?\b|desabonn|desinscri|ne pas contacter|widerspr|abgemeldet|werbesperre|\bbaja\b|disiscri|afgemeld|uitgeschreven|suppress|blacklist|blocklist|\bopposition|opposizione/;

/** Beside a word of consent: when, how or from where it came, not whether. */
const ABOUT_IT =
  /\b(?:time|timestamp|times?|date|datum|data|fecha|at|ip|source|quelle|method|channel|level|type|owner|id|text|version|url|campaign|reason|grund|motif|contact status|lead status|by|on|count|confirmation)\b/;

/** Ways to speak to people that say nothing of the others. */
const OTHER_WAYS = /\b(?:sms|phone|call|text|whatsapp|push|fax|post|mail|telefon\w*|web|viber)\b/;

/** How strings of TCF and of GPP begin. */
const STRING = /^(?:C[\w-]{30}|DB[\w-]{2,}~)/;

interface ConsentColumn {
  readonly column: SampledColumn;
  readonly name: string;
  /** The answer that counts as consent: an opt-out is the reverse. */
  readonly wanted: 'yes' | 'no';
  readonly score: number;
}

const isConsent = (column: SampledColumn): boolean =>
  !isTelling(column) || shareOf(column, isMoment) === 0;

const consentColumns = (
  columns: readonly SampledColumn[],
  byPhoneAlone: boolean,
): readonly ConsentColumn[] =>
  columns
    .flatMap((column): readonly ConsentColumn[] => {
      const { words, name } = column;
      const isOut = OPT_OUT.test(words);
      if (!(isOut || OPT_IN.test(words)) || ABOUT_IT.test(words)) return [];
      const other = OTHER_WAYS.test(words) !== byPhoneAlone;
      const score = (isOut ? 1 : 0) + (other ? 2 : 0);
      return [{ column, name, wanted: isOut ? 'no' : 'yes', score }];
    })
    .sort((one, two) => one.score - two.score);

const note = (what: SuggestionNote['what'], says: string): SuggestionNote => ({
  about: 'consent',
  what,
  says,
});

/** The words of the file that mean it, each once whatever its case. */
const acceptedWords = ({ column, wanted }: ConsentColumn): readonly string[] => {
  const found = new Map<string, string>();
  for (const text of column.texts) {
    const word = cellNumber(text).text;
    if (answerOf(text) === wanted && !found.has(folded(word))) found.set(folded(word), word);
  }
  if (found.size > 0) return [...found.values()];
  const opposite = column.texts.find((text) => answerOf(text) !== undefined);
  return opposite === undefined ? [] : [oppositeOf(opposite)];
};

const openNotes = ({ column, name, wanted }: ConsentColumn, known: boolean): SuggestionNote[] => {
  if (!known && column.texts.some((text) => STRING.test(text)))
    return [
      note(
        'open',
        `"${name}" holds strings of consent: write { column, kind: tcf } or kind: gpp instead, if the agreement takes them.`,
      ),
    ];
  if (!known)
    return [
      note(
        'open',
        `"${name}" holds no word that is known as a yes or no: list the values that count as consent.`,
      ),
    ];
  if (wanted === 'no' && column.hasGaps && !column.texts.some((text) => answerOf(text) === 'no'))
    return [
      note(
        'open',
        `"${name}" marks who opted out and is empty for others, and an empty field is no consent: fill it in.`,
      ),
    ];
  return [];
};

/** A column of consent, and the values of it that count; or what is to be said of there being none. */
export interface SuggestedConsent {
  readonly consent?: NonNullable<Mapping['consent']>;
  readonly notes: readonly SuggestionNote[];
}

/** Who decides about consent where no column does. */
const ASK = 'map one, or say with --attest "…" what everybody in the file agreed to';

/** Which column says who consented, in the words of the file. `byPhoneAlone`: people are known by phone only. */
export const suggestConsent = (
  columns: readonly SampledColumn[],
  { byPhoneAlone, attested }: { readonly byPhoneAlone: boolean; readonly attested: boolean },
): SuggestedConsent => {
  const all = consentColumns(columns, byPhoneAlone);
  const moments = all.filter(({ column }) => !isConsent(column));
  const [best, ...others] = all.filter(({ column }) => isConsent(column));
  const left = moments.map(({ name }) =>
    note(
      'left-out',
      `"${name}" holds when, not whether somebody consented: say kind: timestamp if nobody else has a date.`,
    ),
  );
  if (!best) {
    const says = `No column says who consented${attested ? ', and you attest it' : `: ${ASK}`}.`;
    return { notes: [note(attested ? 'missing' : 'open', says), ...left] };
  }
  if (others.length > 0)
    left.push(
      note('left-out', `${namesOf(others)} may say it too: a mapping has one such column.`),
    );
  const words = acceptedWords(best);
  const accept = words.length > 0 ? [...words] : [...USUAL_WORDS[best.wanted]];
  return {
    consent: { column: best.name, accept },
    notes: [...openNotes(best, words.length > 0), ...left],
  };
};
