/** What the files under a path may import: paths of ours, packages, or `node:` for all of Node. */
export interface Layer {
  readonly of: string;
  readonly may: readonly string[];
}

const CORE_BASE = [
  ...['errors', 'limits', 'brand', 'canonical-json', 'sha256', 'refusals'],
  ...['day', 'rational', 'micro-epsilon', 'own-value', 'printable', 'names', 'until-settled'],
  ...['deployment-limits', 'governance-limits', 'list-limits', 'part-limits', 'source-limits'],
  ...['subject-limits', 'drop-files', 'nearest-name', 'form-of'],
  ...['attribute-codes', 'hierarchy', 'event-limits', 'currency', 'people-sums', 'shards'],
].map((name) => `core/${name}.ts`);
const inCore = (...folders: readonly string[]): readonly string[] => [
  ...CORE_BASE,
  ...folders.map((folder) => `core/${folder}`),
];

/**
 * The arrows inside core: identifiers know nothing of tokens, privacy and analyses nothing of the agreement, and the ledger
 * nothing of ports: a port may name what the ledger says. Its chain and the use cases stand on top.
 */
export const CORE_LAYERS: readonly Layer[] = [
  {
    of: 'core/identifiers/numbering-plan.ts',
    may: [...inCore('identifiers/'), 'libphonenumber-js'],
  },
  { of: 'core/identifiers/', may: [...inCore('identifiers/'), 'node:crypto'] },
  { of: 'core/privacy/', may: inCore('privacy/', 'ports/randomness.ts', 'ports/version-files.ts') },
  { of: 'core/agreement/read-yaml.ts', may: [...inCore('agreement/'), 'zod', 'yaml'] },
  { of: 'core/agreement/agreement-text.ts', may: [...inCore('agreement/'), 'yaml'] },
  { of: 'core/agreement/yaml-text.ts', may: [...inCore('agreement/'), 'yaml'] },
  {
    of: 'core/agreement/',
    may: [
      ...inCore('agreement/', 'analyses/', 'identifiers/', 'privacy/sensitivity.ts'),
      ...['core/privacy/list-allowance.ts', 'core/special-categories/', 'core/match-keys/'],
      'zod',
    ],
  },
  {
    of: 'core/match-keys/',
    may: [...inCore('match-keys/', 'identifiers/', 'lint/'), 'zod', 'node:crypto'],
  },
  { of: 'core/lint/', may: [...inCore('lint/', 'identifiers/'), 'zod', 'node:crypto'] },
  {
    of: 'core/tokens/',
    may: [...inCore('tokens/', 'identifiers/', 'ports/key-ring.ts'), 'node:crypto'],
  },
  { of: 'core/drops/consent/tcf', may: [...inCore('drops/', 'agreement/'), '@iabtechlabtcf'] },
  { of: 'core/drops/consent/gpp', may: [...inCore('drops/', 'agreement/'), '@iabgpp'] },
  {
    of: 'core/drops/',
    may: [
      ...inCore('drops/', 'agreement/', 'analyses/base-question.ts', 'identifiers/', 'lint/'),
      ...['core/match-keys/', 'zod'],
    ],
  },
  {
    of: 'core/ledger/',
    may: [
      ...inCore('ledger/', 'analyses/', 'drops/', 'identifiers/'),
      'core/privacy/budget.ts',
      'zod',
    ],
  },
  {
    of: 'core/chain/',
    may: [...inCore('chain/', 'ledger/', 'drops/manifest.ts', 'ports/', 'room-layout.ts'), 'zod'],
  },
  {
    of: 'core/analyses/',
    may: [...inCore('analyses/', 'identifiers/', 'matching/', 'privacy/', 'room-layout.ts'), 'zod'],
  },
  {
    of: 'core/ddrf/',
    may: [...inCore('ddrf/', 'agreement/', 'identifiers/', 'lint/'), 'zod'],
  },
  { of: 'core/measurement/', may: inCore('measurement/', 'privacy/accounting/normal.ts') },
  {
    of: 'core/matching/',
    may: inCore(
      ...['matching/', 'match-keys/', 'identifiers/', 'privacy/significant-digits.ts'],
      'room-layout.ts',
    ),
  },
  {
    of: 'core/documents/',
    may: [
      ...inCore('documents/', 'agreement/', 'analyses/', 'drops/', 'identifiers/', 'ledger/'),
      'core/audit/pack/',
      ...['core/lint/', 'core/privacy/cell-outcome.ts', 'core/audit/digests/log-verdict.ts', 'zod'],
    ],
  },
  { of: 'core/access/', may: inCore('access/', 'ports/key-ring.ts') },
  { of: 'core/special-categories/', may: ['core/special-categories/'] },
  { of: 'core/trail/', may: inCore('trail/') },
  {
    of: 'core/audit/digests/',
    may: [
      ...inCore('audit/digests/', 'audit/audit-limits.ts'),
      ...['core/ports/trail-files.ts', 'zod', 'node:crypto'],
    ],
  },
  {
    of: 'core/audit/reconcile/',
    may: [
      ...inCore('audit/', 'access/', 'drops/', 'identifiers/kinds.ts', 'ledger/'),
      ...['core/ports/key-ring.ts', 'core/ports/trail.ts', 'core/room-layout.ts', 'zod'],
      ...['core/matching/match-keys.ts', 'core/matching/kept-keys.ts'],
    ],
  },
  {
    of: 'core/audit/pack/',
    may: [
      ...inCore('audit/pack/', 'audit/audit-limits.ts', 'chain/chain.ts', 'drops/manifest.ts'),
      ...['core/names.ts', 'core/sha256.ts', 'zod'],
    ],
  },
  {
    of: 'core/audit/',
    may: inCore('audit/', 'access/', 'trail/', 'ports/trail.ts', 'room-layout.ts'),
  },
  {
    of: 'core/ports/',
    may: [
      ...inCore('ports/', 'identifiers/', 'lint/', 'ledger/', 'trail/', 'room-layout.ts'),
      'core/audit/pack/',
      ...['core/agreement/', 'core/ddrf/', 'core/documents/', 'core/drops/', 'core/matching/'],
      'core/sealing/',
      'core/privacy/exact/minimum-change.ts',
    ],
  },
  { of: 'core/deployment/', may: ['core/', 'zod'] },
  {
    of: 'core/activation/',
    may: [
      ...inCore('activation/', 'agreement/', 'drops/', 'identifiers/', 'ledger/', 'privacy/'),
      ...['core/lint/placeholders.ts', 'core/tokens/'],
      ...['core/ports/randomness.ts', 'core/ports/record-source.ts', 'zod', 'node:crypto'],
    ],
  },
  { of: 'core/names.ts', may: ['core/limits.ts', 'zod'] },
  { of: 'core/form-of.ts', may: ['zod'] },
  { of: 'core/shards.ts', may: ['zod'] },
  { of: 'core/people-sums.ts', may: ['core/sha256.ts', 'zod'] },
  { of: 'core/drop-files.ts', may: ['core/brand.ts', 'zod'] },
  { of: 'core/usecases/', may: ['core/', 'zod'] },
  { of: 'core/', may: ['core/', 'node:crypto'] },
];
