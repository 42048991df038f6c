import type { VectorsDocument } from '#cli/commands/vectors.ts';
import { amount, count, tableLines } from '#cli/render/table.ts';

type Of<Kind extends VectorsDocument['kind']> = Extract<VectorsDocument, { readonly kind: Kind }>;
type Verdict = Of<'vectors-check'>['verdicts'][number];

/** The vectors with what these rules make of them, or where their inputs were written. */
export const vectorLines = (document: Of<'vectors'> | Of<'vectors-export'>): readonly string[] => {
  if (document.kind === 'vectors-export')
    return [
      `Wrote ${amount(document.vectors, 'input')} to "${document.file}": fill in the column "sha256" by your own pipeline (leave it empty where you would refuse the input), and say "vectors --check".`,
    ];
  const { results } = document;
  const rows = results.map(({ vector, normalised, passed }) => [
    passed ? 'ok' : 'FAILED',
    vector.profile,
    vector.kind,
    vector.defaultCountry ?? '',
    JSON.stringify(vector.input),
    normalised === null ? 'refused' : JSON.stringify(normalised),
  ]);
  return [
    ...tableLines(['', 'profile', 'kind', 'country', 'input', 'normal form'], rows),
    '',
    `${results.filter(({ passed }) => passed).length} of ${results.length} vectors hold.`,
  ];
};

/** What is wrong, in words: one row of the table for all vectors of which the same is. */
const wrong = ({ outcome, says }: Verdict): string | undefined => {
  switch (outcome) {
    case 'right':
      return undefined;
    case 'missing':
      return 'the file has no row of this id';
    case 'left-out':
      return 'you refuse what can be read';
    case 'made-of-nothing':
      return `you hash what must be refused${says === undefined ? '' : `: ${says}`}`;
    case 'another-recipe':
      return `you hash ${says ?? ''}`;
    case 'unknown':
      return 'the digest is made by no recipe that is known';
  }
};

/** What a pipeline gets wrong, rule by rule, each with an input that shows it. */
export const verdictLines = ({ verdicts }: Of<'vectors-check'>): readonly string[] => {
  const faults = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const says = wrong(verdict);
    if (says === undefined) continue;
    const rule = JSON.stringify([verdict.profile, verdict.kind, says]);
    faults.set(rule, [...(faults.get(rule) ?? []), verdict]);
  }
  const rows = [...faults].map(([rule, found]) => {
    const [profile, kind, says] = JSON.parse(rule) as readonly [string, string, string];
    return [profile, kind, count(found.length), says, JSON.stringify(found[0]?.input)];
  });
  const right = verdicts.filter(({ outcome }) => outcome === 'right').length;
  const sum = `${right} of ${verdicts.length} digests are right.`;
  if (rows.length === 0) return [sum];
  const header = ['profile', 'kind', 'wrong', 'what is wrong', 'e.g. for'];
  return [...tableLines(header, rows, ['left', 'left', 'right']), '', sum];
};
