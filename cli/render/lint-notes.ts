import { byKind, kindText } from '#cli/render/kind-text.ts';
import { count } from '#cli/render/table.ts';
import type { LintReport, Suspicion } from '#core/lint/lint-report.ts';

const madeOf = (what: string): string =>
  `are digests of fillers such as "test@test.com", made of ${what}: so are most likely all others, and match nobody. "airlock proof" tells for sure`;

/** What each suspicion is, and what its owner may do. */
const SUSPICION_WORDS: Readonly<Record<Suspicion, string>> = {
  'short-postcode':
    'have fewer digits than the country has: a spreadsheet dropped the first zero, so format the column as text and export it again',
  'digests-of-upper-case': madeOf('the text in upper case'),
  'digests-with-newline': madeOf('the text with a line break after it'),
  'digests-with-blank': madeOf('the text with a blank after it'),
  'digests-in-quotes': madeOf('the text in quotation marks'),
  'digests-of-utf-16': madeOf('the text as UTF-16 (in place of UTF-8)'),
  'digests-without-plus': madeOf('the number without its +, which only some profiles ask for'),
};

const clippedNote = ({ clipped }: LintReport): readonly string[] => {
  if (clipped === undefined) return [];
  const { below, above } = clipped;
  return [
    `Values are clipped as the agreement says: ${count(above)} were above the most that one event counts for, and ${count(below)} below 0.`,
  ];
};

/** What was kept in another form than it stands in the file, in sentences; none where nothing was. */
export const lintNotes = (report: LintReport): readonly string[] => [
  ...clippedNote(report),
  ...byKind(report.identifiers).flatMap(([kind, { seen, leftOut = 0, suspicious = {} }]) => [
    ...(leftOut > 0
      ? [
          `${kindText(kind)}: ${count(leftOut)} more values left out, since a person has one: the first that can be used.`,
        ]
      : []),
    ...Object.entries(suspicious).map(
      ([suspicion, some]) =>
        `${kindText(kind)}: ${count(some)} of ${count(seen)} ${SUSPICION_WORDS[suspicion as Suspicion]}.`,
    ),
  ]),
  ...Object.entries(report.attributes ?? {}).map(
    ([name, { empty, unmapped }]) =>
      `${name}: ${count(unmapped + empty)} of ${count(report.rows)} rows took the value for what is not known: ${count(unmapped)} hold a value that means none that is declared, and ${count(empty)} are empty. "values" and "bands" in the mapping say what a value means.`,
  ),
];
