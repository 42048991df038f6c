import type { AccessSection, AccessTable } from '#proof/access/access-table.ts';
import type { CircumstanceTable } from '#proof/access/circumstances.ts';
import type { Verdict } from '#proof/access/judge.ts';
import { NAMED_ALLOWS } from '#proof/access/named-allows.ts';

/** The notes below a picture: each reason once, by number. */
class Notes {
  readonly #reasons: string[] = [];

  /** A verdict as a cell, with the number of its reason. */
  cell(verdict: Verdict | undefined): string {
    if (!verdict) return '';
    const reason = verdict.why.map((each) => each.replace(/^(\S+) \(/, '`$1` (')).join(', ');
    const known = this.#reasons.indexOf(reason);
    const at = known >= 0 ? known : this.#reasons.push(reason) - 1;
    return `${verdict.allowed ? '✓' : '—'}<sup>${at + 1}</sup>`;
  }

  lines(): readonly string[] {
    return this.#reasons.map((reason, at) => `<sup>${at + 1}</sup> ${reason}  `);
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const picture = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map((_, at) => (at === 0 ? '---' : ':-:'))),
  ...rows.map(row),
];

/** Columns of one picture: people, or what the room itself runs as. */
interface Columns {
  readonly title: string;
  readonly at: readonly number[];
}

const columnsOf = ({ principals }: AccessTable): readonly Columns[] => {
  const at = (wanted: (kind: string) => boolean): readonly number[] =>
    principals.flatMap(({ kind }, index) => (wanted(kind) ? [index] : []));
  return [
    { title: 'People', at: at((kind) => kind === 'person') },
    { title: 'The room', at: at((kind) => kind !== 'person') },
  ];
};

const sectionLines = (table: AccessTable, { title, about, rows }: AccessSection): string[] => {
  const notes = new Notes();
  const pictures = columnsOf(table).flatMap((columns) => [
    ...picture(
      [columns.title, ...columns.at.map((at) => table.principals[at]?.name ?? '')],
      rows.map(({ operation, verdicts }) => [
        `${operation.what} \`${operation.area}\``,
        ...columns.at.map((at) => notes.cell(verdicts[at])),
      ]),
    ),
    '',
  ]);
  const why = ['<details><summary>Which statement decides</summary>', '', ...notes.lines()];
  return [`## ${title}`, '', about, '', ...pictures, ...why, '', '</details>', ''];
};

const circumstanceLines = ({ calls, rows }: CircumstanceTable): string[] => {
  const notes = new Notes();
  const pictures = picture(
    ['', ...calls.map(({ who, operation: { what, area } }) => `${who}: ${what} \`${area}\``)],
    rows.map(({ circumstance, verdicts }) => [
      circumstance,
      ...verdicts.map((verdict) => notes.cell(verdict)),
    ]),
  );
  return [
    ...['## The same call in other circumstances', ''],
    'Calls that are allowed above, and what becomes of them when they come in another way. Nothing stands where a way',
    'does not apply: KMS has no door without TLS 1.2, and only what is put names an encryption.',
    ...['', ...pictures, ''],
    ...['<details><summary>Which statement decides</summary>', '', ...notes.lines()],
    ...['', '</details>', ''],
  ];
};

const quoted = (texts: readonly string[]): string => texts.map((each) => `\`${each}\``).join(', ');

const namedLines = (): string[] => [
  ...['## Why each allow is there', ''],
  'A test fails when the room allows anything that no line of this list names, or denies what one names. A number',
  'is that of the [decision](decisions) that says more; *deploy* is [deploy.md](deploy.md), and *access* the',
  '[summary](access.md), where what the room only bears with is told.',
  '',
  ...picture(
    ['Who', 'may', 'on', 'because'],
    NAMED_ALLOWS.map(({ who, may, on, because }) => [
      quoted(who),
      may.join(', '),
      quoted(on),
      because,
    ]),
  ).map((line) => line.replaceAll(':-:', '---')),
  '',
];

const INTRODUCTION = `# Who may do what, line by line

[access.md](access.md) says it on one page. This page is the proof behind it, and generated too: \`npm run access\`
writes both from the synthesised templates of the \`prod\` stage, and a test fails when they are not what the templates
say. Nothing in it is written by hand but the words around it.

**✓** allowed, **—** denied. The number leads to the statement that decides, below each picture: its \`Sid\`,
and the policy that holds it. *bucket*, *key*, *function* and *trust* are policies of the room; *own IAM* is
what the caller's account gives; *endpoint* is the policy of a VPC endpoint. To put or get an object is two
decisions, of S3 and of the key that S3 asks in the caller's name; it is ✓ only if both say yes, and a — names
the first that says no.

| Who | What they bring along |
| --- | --- |
| \`<party>\` uploader, analyst | The policies that [deploy.md](deploy.md) gives them; the analyst here also approves and audits. |
| \`<party>\` admin | Everything (\`*\` on \`*\`) in the account of a party: what is — here, nobody in that account can do. |
| security auditor | A role of the room, in the operator's account. |
| operator admin, operator root | Everything in the operator's account. |
| stranger | Everything in an account that has no part in the room. |
| anonymous | Nothing: the request is not signed. |
| functions, state machine, arrival rule, network log | The roles of the room, each with its own policies. |
`;

/** What the page shows. */
interface PageContent {
  readonly table: AccessTable;
  readonly circumstances: CircumstanceTable;
  /** The services that take each role. */
  readonly services: Readonly<Record<string, readonly string[]>>;
}

const serviceLines = (services: PageContent['services']): string[] => [
  'Services of AWS take the roles of the room:',
  '',
  ...Object.entries(services).map(
    ([role, names]) => `- ${role}: ${names.length > 0 ? quoted(names) : 'none'}`,
  ),
  '',
];

/** The page `docs/access-table.md`. */
export const renderTable = ({ table, circumstances, services }: PageContent): string =>
  [
    INTRODUCTION,
    ...table.sections.flatMap((section) => sectionLines(table, section)),
    ...serviceLines(services),
    ...circumstanceLines(circumstances),
    ...namedLines(),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
