import { join } from 'node:path';
import type { Line } from '#cli/command.ts';
import { tooFewText } from '#cli/render/below-minimum.ts';
import { bridgeLines, bridgeWarnings } from '#cli/render/bridge-rate.ts';
import { kindText } from '#cli/render/kind-text.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { suggestedEventLines, suggestedMappingLines } from '#cli/render/suggested-mapping.ts';
import { count, percent } from '#cli/render/table.ts';
import type {
  EventSuggestionDocument,
  PreparationDocument,
  SuggestionDocument,
} from '#core/documents/preparation-document.ts';
import { QUARANTINE_FILE } from '#core/drop-files.ts';
import type { PreparedReport } from '#core/lint/prepared-report.ts';
import { worstKind } from '#core/lint/reject-share.ts';
import type { PrepareRefusal } from '#core/refusals.ts';
import { MUCH_TOO_OLD } from '#core/source-limits.ts';

/** What became of a party's file: the lint report, and where the drop is, or why there is none. */
export const preparationLines = (document: PreparationDocument): readonly Line[] => [
  ...lintLines(document.report),
  ...(document.notes ? ['', ...document.notes] : []),
  ...quarantineLines(document),
  ...outcomeLines(document),
  ...warningLines(document),
];

const tooOldTexts = ({ rows, quarantined }: PreparedReport): readonly string[] => {
  const share = (quarantined['too-old'] ?? 0) / Math.max(1, rows);
  return share > MUCH_TOO_OLD
    ? [
        `${percent(share)} of the events are older than the agreement keeps: see by the first and last time above whether "format" in the mapping swaps day and month.`,
      ]
    : [];
};

/** What its owner should look at before the upload. */
const warningLines = (document: PreparationDocument): readonly Line[] =>
  [
    ...tooOldTexts(document.report),
    ...(document.warnings ?? []),
    ...(document.outcome === 'prepared' && document.bridge ? bridgeWarnings(document.bridge) : []),
  ].map((note) => ({ note }));

/** Where all of the rows are named of which the report shows examples. */
const quarantineLines = (document: PreparationDocument): readonly Line[] => {
  const { report, folder } = document;
  const isThere = document.outcome === 'prepared' || document.explained;
  if (report.accepted === report.rows || !isThere) return [];
  const path = join(folder, QUARANTINE_FILE);
  return ['', `Each row that is not in the drop, by line, column and reason: "${path}".`];
};

const outcomeLines = (document: PreparationDocument): readonly Line[] => {
  const { folder } = document;
  if (document.outcome === 'prepared') {
    const { manifest, belowMinimum, bridge } = document;
    return [
      '',
      `The drop is in "${folder}": ${manifest.parts.length} part(s). Upload it with "upload".`,
      ...(bridge ? bridgeLines(bridge) : []),
      ...(belowMinimum ? [{ note: tooFewText(manifest, belowMinimum) }] : []),
    ];
  }
  const why = refusalText(document);
  const note = document.explained
    ? `${why} as the report says; no drop was written.`
    : `${why}; the older drop in "${folder}" stays, so name another folder to have the report.`;
  return [{ note }];
};

interface Refusal {
  readonly because: PrepareRefusal;
  readonly share: number;
  readonly report: PreparedReport;
}

const unusableText = ({ share, report }: Refusal): string => {
  const kind = worstKind(report);
  const what = kind === undefined ? 'rows that were to be used' : `values of ${kindText(kind)}`;
  return `${percent(share)} of the ${what} cannot be used, more than the agreement tolerates: correct the file`;
};

const refusalText = (refusal: Refusal): string => {
  const { because } = refusal;
  switch (because) {
    case 'nothing-left':
      return 'No row of the file can be used: correct the file or the mapping';
    case 'repeats-differ':
      return 'Rows of one person differ, and the mapping says "repeats: refuse": correct the file';
    case 'too-many-rejects':
      return unusableText(refusal);
  }
};

type AnySuggestion = SuggestionDocument | EventSuggestionDocument;

/** A suggested mapping as YAML, and what it was made from. */
export const suggestedLines = (document: AnySuggestion): readonly string[] => [
  `# Suggested from the header and the first ${count(document.rows)} rows of the file.`,
  ...(document.kind === 'suggested-mapping'
    ? suggestedMappingLines(document)
    : suggestedEventLines(document)),
];

/** A mapping in place of a drop, to be read and saved by a person. */
export const suggestionLines = (document: AnySuggestion): readonly Line[] => [
  '# Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  ...suggestedLines(document),
  {
    note: document.complete
      ? 'No mapping was given: nothing was prepared.'
      : 'No mapping was given, and the suggested one leaves open what its comments say: nothing was prepared.',
  },
];
