import { activationFaults } from '#core/agreement/activation-rules.ts';
import { type SchemaNode, schemaNodesAt } from '#core/agreement/agreement-json-schema.ts';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { sealingFaults } from '#core/agreement/drop-terms.ts';
import { experimentRuleFaults } from '#core/agreement/experiment-rules.ts';
import { type Explained, explainIssues } from '#core/agreement/explain-issue.ts';
import { unfitFaults } from '#core/agreement/fitness.ts';
import { formatFaults } from '#core/agreement/format-rules.ts';
import { governanceFaults } from '#core/agreement/governance-rules.ts';
import { historyFaults } from '#core/agreement/history-rules.ts';
import { partyFaults } from '#core/agreement/party-rules.ts';
import { lineOf } from '#core/agreement/read-yaml.ts';
import { yamlText } from '#core/agreement/yaml-text.ts';
import { nearestName } from '#core/nearest-name.ts';

/** One thing that is wrong with an agreement: where, what, and what to do. */
export interface AgreementFault {
  readonly line: number;
  /** Where in the document, with points: `privacy.k`; empty for the text as a whole. */
  readonly path: string;
  readonly says: string;
  readonly remedy: string;
}

/** What came of a look at the text of an agreement: what it is, or everything that is wrong with it. */
export type CheckedAgreement =
  | { readonly signed: AgreementWithDigest; readonly faults: readonly [] }
  | { readonly faults: readonly AgreementFault[] };

const NOWHERE = { line: 1, path: '' };

const written = (value: unknown): string => JSON.stringify(value);

/** What is to be done with what is wrong, where nobody knows what would be right. */
const NO_EXAMPLE = 'change it';

const remedyBy = (nodes: readonly SchemaNode[], key: PropertyKey): string => {
  const allowed = nodes.flatMap((node) => node.enum ?? ('const' in node ? [node.const] : []));
  if (allowed.length > 0) return `write ${[...new Set(allowed)].map(written).join(' or ')}`;
  const example = nodes.flatMap(({ examples = [] }) => examples)[0];
  if (example === undefined) return NO_EXAMPLE;
  return `write, for example, ${typeof key === 'number' ? '' : `${String(key)}: `}${written(example)}`;
};

/** The names that may stand beside a key that is not known. */
const namesIn = ({ properties = {}, anyOf = [] }: SchemaNode): readonly string[] => [
  ...Object.keys(properties),
  ...anyOf.flatMap(namesIn),
];

/** The forms that a place may have, however deep they stand in each other. */
const formsOf = (node: SchemaNode): readonly SchemaNode[] => [
  node,
  ...(node.anyOf ?? []).flatMap(formsOf),
];

/** What to do with a key that stands in one form of a thing, and belongs to others: to which, by their word. */
const remedyOfMisplaced = (nodes: readonly SchemaNode[], key: string): string => {
  const words = nodes
    .flatMap(formsOf)
    .flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? [properties] : []))
    .flatMap(Object.entries<SchemaNode>)
    .flatMap(([name, node]) => ('const' in node ? [`"${name}: ${String(node.const)}"`] : []));
  if (words.length === 0) return 'remove it';
  return `remove it: it belongs to ${[...new Set(words)].join(' or ')}`;
};

const remedyOf = ({ path, remedy }: Explained): string => {
  const key = path.at(-1) ?? '';
  if (remedy === undefined || remedy === 'add it') {
    const byExample = remedyBy(schemaNodesAt(path), key);
    if (remedy === undefined) return byExample;
    return byExample === NO_EXAMPLE ? remedy : byExample.replace(/^write/, 'add it: write');
  }
  if (!/^(?:remove it|write ")/.test(remedy)) return remedy;
  const nodes = schemaNodesAt(path.slice(0, -1));
  const names = nodes.flatMap(namesIn);
  if (names.includes(String(key))) return remedyOfMisplaced(nodes, String(key));
  const meant = nearestName(String(key), names);
  return meant === undefined ? remedy : `write "${meant}", or remove it`;
};

/** What a schema says without our words, in ours. */
const PLAINLY: readonly (readonly [RegExp, string])[] = [
  [/^Invalid option.*$/s, 'this word is not known here'],
  [/^Invalid input: expected (record|object), received.*$/, 'names with their values belong here'],
  [/^Invalid input: expected (array|tuple), received.*$/, 'a list belongs here'],
  [/^Invalid input: expected string, received.*$/, 'text belongs here'],
  [/^Invalid input: expected (number|int), received.*$/, 'a number belongs here'],
  [/^Too (?:small|big): expected .* (?:to be|to have) ([<>]=?)\s*(\S+).*$/s, 'it must be $1 $2'],
];

const plainly = (says: string): string =>
  PLAINLY.reduce((said, [pattern, words]) => said.replace(pattern, words), says);

/** Rules between several places. */
const BETWEEN_PLACES = [
  ...[formatFaults, activationFaults, partyFaults, experimentRuleFaults],
  ...[historyFaults, governanceFaults, sealingFaults],
] as const;

/** What the schema says of them too, but only where all else is right. */
const betweenPlaces = (value: unknown): readonly Explained[] =>
  BETWEEN_PLACES.flatMap((faultsOf) => faultsOf(value)).map(({ path, message, remedy }) => ({
    ...{ path, says: message, named: message, remedy },
  }));

const schemaFaults = (value: unknown): readonly Explained[] => {
  const parsed = Agreement.safeParse(value, { reportInput: true });
  const among = betweenPlaces(value);
  const told = new Set(among.map(({ says }) => says));
  const others = parsed.success ? [] : explainIssues(parsed.error, { schema: Agreement });
  return [
    ...others
      .filter(({ says }) => !told.has(says))
      .map((each) => ({ ...each, says: plainly(each.says), remedy: remedyOf(each) })),
    ...among,
  ];
};

type Told = Pick<Explained, 'path' | 'says' | 'remedy'>;

const byLine = (one: AgreementFault, other: AgreementFault): number => one.line - other.line;

/**
 * Reads the text of an agreement, and tells everything that is wrong with it, in the order of its lines; what makes one
 * unfit to be agreed on (fitness.ts) only once it is an agreement at all.
 */
export const checkAgreement = (text: string): CheckedAgreement => {
  const read = yamlText(text);
  const inText = read.faults.map(({ line, says, remedy }) => ({
    line,
    path: NOWHERE.path,
    says,
    remedy,
  }));
  if (read.value === undefined && inText.length > 0) return { faults: inText };
  if (read.value === null)
    return { faults: [{ ...NOWHERE, says: 'it is empty', remedy: 'begin with "agreement new"' }] };
  const faultAt = ({ path, says, remedy = NO_EXAMPLE }: Told): AgreementFault => ({
    ...{ line: lineOf(read, path), path: path.map(String).join('.'), says, remedy },
  });
  const faults = [...inText, ...schemaFaults(read.value).map(faultAt)];
  if (faults.length > 0) return { faults: faults.sort(byLine) };
  const signed = withDigest(Agreement.parse(read.value));
  const unfit = unfitFaults(signed.agreement).map(({ path, message, remedy }) =>
    faultAt({ path, says: message, remedy }),
  );
  return unfit.length > 0 ? { faults: unfit.sort(byLine) } : { signed, faults: [] };
};
