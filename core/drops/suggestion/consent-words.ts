import { cellNumber } from '#core/drops/cell.ts';
import { folded } from '#core/drops/fold.ts';

/** How files say yes, and the no beside it. */
const PAIRS: readonly (readonly [yes: string, no: string])[] = [
  ...([
    ['yes', 'no'],
    ['true', 'false'],
    ['1', '0'],
    ['oui', 'non'],
    ['ja', 'nein'],
    ['ja', 'nee'],
    ['si', 'no'],
    ['sim', 'nao'],
    ['y', 'n'],
    ['j', 'n'],
    ['o', 'n'],
    ['s', 'n'],
    ['t', 'f'],
    ['on', 'off'],
    ['vrai', 'faux'],
    ['wahr', 'falsch'],
    ['waar', 'onwaar'],
    ['vero', 'falso'],
    ['verdadero', 'falso'],
    ['verdadeiro', 'falso'],
    ['subscribed', 'unsubscribed'],
    ['subscribed', 'never_subscribed'],
    ['subscribed', 'not_subscribed'],
    ['subscribed', 'never subscribed'],
    ['subscribed', 'not subscribed'],
    ['subscribed', 'nonsubscribed'],
    ['subscribed', 'non-subscribed'],
    ['abonne', 'desabonne'],
    ['abonne', 'non abonne'],
    ['inscrit', 'desinscrit'],
    ['abonniert', 'abgemeldet'],
    ['suscrito', 'no suscrito'],
    ['iscritto', 'non iscritto'],
    ['opted in', 'opted out'],
    ['opted-in', 'opted-out'],
    ['opted_in', 'opted_out'],
    ['opt-in', 'opt-out'],
    ['opt in', 'opt out'],
    ['optin', 'optout'],
    ['granted', 'denied'],
    ['accepted', 'declined'],
    ['accepted', 'refused'],
    ['accepte', 'refuse'],
    ['allowed', 'not allowed'],
    ['consented', 'not consented'],
  ] as const),
];

const YES: ReadonlySet<string> = new Set(PAIRS.map(([yes]) => yes));
const NO: ReadonlySet<string> = new Set(PAIRS.map(([, no]) => no));

const wordOf = (text: string): string => folded(cellNumber(text).text);

/** Whether a field of a column about consent says yes or no, in a word that is known. */
export const answerOf = (text: string): 'yes' | 'no' | undefined => {
  const word = wordOf(text);
  if (YES.has(word)) return 'yes';
  return NO.has(word) ? 'no' : undefined;
};

/** The other word of its pair, for a column in which only this one is seen. */
export const oppositeOf = (text: string): string => {
  const word = wordOf(text);
  const pair = PAIRS.find((words) => words.includes(word)) ?? PAIRS[0];
  const [yes = 'yes', no = 'no'] = pair ?? [];
  return word === yes ? no : yes;
};

/** What a column is taken to say where none of its words is known. */
export const USUAL_WORDS = { yes: ['yes', 'true', '1'], no: ['no', 'false', '0'] } as const;
