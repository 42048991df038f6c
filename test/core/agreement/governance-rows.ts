import { GOVERNANCE } from '#test/support/governance/governed.ts';
import type { Sections } from './compared-sections.ts';
import type { Row } from './field-rule-rows.ts';

type Tree = Record<string, unknown>;

/** The governance with one thing replaced, or left out where nothing is given for it. */
const governed = (path = '', value?: unknown): Sections => {
  const governance = structuredClone(GOVERNANCE) as Tree;
  const names = path === '' ? [] : path.split('.');
  const parent = names.slice(0, -1).reduce<Tree>((node, name) => node[name] as Tree, governance);
  const last = names.at(-1);
  if (last !== undefined && value === undefined) delete parent[last];
  else if (last !== undefined) parent[last] = value;
  return { airlock: 2, governance };
};

const BRAND = 'organisations.brand';

const without = (field: string, path: string, gone = path): Row => [
  `governance.${field}`,
  `governance.${path}`,
  governed(),
  governed(gone),
];

const ofBrand = (field: string, value: unknown, back?: Row[4]): Row => [
  `governance.organisations.*.${field.replace(/(?<=^(?:subprocessors|attestations|training)\.)\w+/, '*')}`,
  `governance.${BRAND}.${field}`,
  governed(),
  governed(`${BRAND}.${field}`, value),
  ...(back ? ([back] as const) : ([] as const)),
];

/** Every field of who answers for a collaboration. */
export const GOVERNANCE_ROWS: readonly Row[] = [
  ['governance.reviewDays', 'governance.reviewDays', governed(), governed('reviewDays', 366)],
  without('organisations.*.name', `${BRAND}.name`, BRAND),
  ofBrand('role', 'controller', 'weaker'),
  without('organisations.*.contacts.*.name', `${BRAND}.contacts.dpo.name`, `${BRAND}.contacts.dpo`),
  without(
    'organisations.*.contacts.*.email',
    `${BRAND}.contacts.dpo.email`,
    `${BRAND}.contacts.dpo`,
  ),
  without('organisations.*.source', `${BRAND}.source`),
  without('organisations.*.authority', `${BRAND}.authority`),
  [
    'governance.organisations.*.subprocessors.*',
    `governance.${BRAND}.subprocessors.cloud`,
    governed(`${BRAND}.subprocessors`, {}),
    governed(),
  ],
  ofBrand('subprocessors.cloud.name', 'Another', 'weaker'),
  ofBrand('subprocessors.cloud.purpose', 'Something else.', 'weaker'),
  ofBrand('subprocessors.cloud.country', 'US', 'weaker'),
  ofBrand('subprocessors.cloud.transfer', 'derogation', 'weaker'),
  without(
    'organisations.*.attestations.*.name',
    `${BRAND}.attestations.iso27001.name`,
    `${BRAND}.attestations.iso27001`,
  ),
  ofBrand('attestations.iso27001.issued', '2026-02-28'),
  ofBrand('attestations.iso27001.expires', '2029-02-27'),
  without(
    'organisations.*.training.*.topic',
    `${BRAND}.training.privacy.topic`,
    `${BRAND}.training.privacy`,
  ),
  ofBrand('training.privacy.held', '2026-02-28'),
  ofBrand('training.privacy.expires', '2028-02-27'),
  ...[
    'interest',
    'necessity',
    'balancing',
    'decisions',
    'obligation',
    'vulnerable',
    'consultation',
  ].map((name) => without(`assessment.${name}`, `assessment.${name}`)),
];
