import { join } from 'node:path';
import type { Line } from '#cli/command.ts';
import { tooFewText } from '#cli/render/below-minimum.ts';
import { bridgeLines } from '#cli/render/bridge-rate.ts';
import { lintLines } from '#cli/render/lint-report.ts';
import { suggestedMappingLines } from '#cli/render/suggested-mapping.ts';
import { count, percent } from '#cli/render/table.ts';
import type {
  PreparationDocument,
  SuggestionDocument,
} from '#core/documents/preparation-document.ts';
import { QUARANTINE_FILE } from '#core/drop-files.ts';
import type { PrepareRefusal } from '#core/refusals.ts';

/** What became of a party's file: the lint report, and where the drop is, or why there is none. */
export const preparationLines = (document: PreparationDocument): readonly Line[] => [
  ...lintLines(document.report),
  ...(document.notes ? ['', ...document.notes] : []),
  ...quarantineLines(document),
  ...outcomeLines(document),
];

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

const refusalText = ({ because, share }: { because: PrepareRefusal; share: number }): string => {
  switch (because) {
    case 'nothing-left':
      return 'No row of the file can be used: correct the file or the mapping';
    case 'repeats-differ':
      return 'Rows of one person differ, and the mapping says "repeats: refuse": correct the file';
    case 'too-many-rejects':
      return `${percent(share)} is unusable, more than the agreement tolerates: correct the file`;
  }
};

/** A suggested mapping as YAML, and what it was made from. */
export const suggestedLines = (document: SuggestionDocument): readonly string[] => [
  `# Suggested from the header and the first ${count(document.rows)} rows of the file.`,
  ...suggestedMappingLines(document),
];

/** A mapping in place of a drop, to be read and saved by a person. */
export const suggestionLines = (document: SuggestionDocument): readonly Line[] => [
  '# Check it, save it as mapping.yaml, and say --mapping mapping.yaml',
  ...suggestedLines(document),
  {
    note: document.complete
      ? 'No mapping was given: nothing was prepared.'
      : 'No mapping was given, and the suggested one leaves open what its comments say: nothing was prepared.',
  },
];
