import { assignment, list } from '#cli/option-values.ts';
import { explainIssue } from '#core/agreement/explain-issue.ts';
import { Mapping } from '#core/drops/mapping.ts';
import { AirlockError } from '#core/errors.ts';

/** The flags of `prepare` that say what a mapping file would. */
export interface MappingFlags {
  map?: readonly string[];
  hashed?: readonly string[];
  attribute?: readonly string[];
  consent?: string;
  repeats?: string;
}

const sourceOf = (columns: string, hashed: boolean): object => {
  const names = list(columns);
  return names.length > 1 ? { columns: names, hashed } : { column: columns, hashed };
};

const LAST = 'last=';

const repeatsOf = (rule: string): unknown =>
  rule.startsWith(LAST) ? { last: rule.slice(LAST.length) } : rule;

/** The mapping that the flags describe; undefined if there are none. */
export const mappingFromFlags = (flags: MappingFlags): Mapping | undefined => {
  if (!flags.map) return undefined;
  const identifiers = flags.map
    .map(assignment('--map'))
    .map(([kind, columns]) => [kind, sourceOf(columns, flags.hashed?.includes(kind) ?? false)]);
  const [column, values] =
    flags.consent === undefined ? [] : assignment('--consent')(flags.consent);
  const parsed = Mapping.safeParse(
    {
      identifiers: Object.fromEntries(identifiers),
      attributes: Object.fromEntries((flags.attribute ?? []).map(assignment('--attribute'))),
      ...(column === undefined ? {} : { consent: { column, accept: list(values ?? '') } }),
      ...(flags.repeats === undefined ? {} : { repeats: repeatsOf(flags.repeats) }),
    },
    { reportInput: true },
  );
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    `The mapping in the flags is not right: ${explainIssue(parsed.error, { schema: Mapping, namesKeys: true }).says}.`,
    { cause: parsed.error },
  );
};
