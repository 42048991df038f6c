import { Option } from 'commander';
import { z } from 'zod';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { type CliCommand, type Line, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { list } from '#cli/option-values.ts';
import { readAgreement } from '#cli/read-file.ts';
import { readOptionsOf } from '#cli/read-options.ts';
import { amount, count, tableLines } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { checkHeader } from '#core/drops/check-header.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { contextOf } from '#core/identifiers/profile.ts';
import { profileOf } from '#core/identifiers/profiles.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import { type DigestPair, explainDigests } from '#core/recipes/recipes.ts';
import { MAX_PROOF_ROWS } from '#core/source-limits.ts';

/** Recipes that are named, the likeliest first. */
const NAMED = 5;

/** Share of the rows that a recipe has to explain before it is called theirs: the rest may be slips. */
const ALMOST_ALL = 0.9;

/** By which recipe the digests of a file are made, as far as the values beside them tell. */
const ProofDocument = z.strictObject({
  kind: z.literal('proof'),
  identifier: z.enum(IDENTIFIER_KINDS),
  profile: z.string(),
  /** Rows that hold both a value and a digest; of a long file the first ones. */
  pairs: z.int().nonnegative(),
  verdict: z.enum(['agreed', 'another', 'unknown']),
  recipes: z.array(
    z.strictObject({ name: z.string(), says: z.string(), pairs: z.int().positive() }),
  ),
});
type ProofDocument = z.infer<typeof ProofDocument>;

interface Options {
  readonly agreement: string;
  readonly kind: string;
  readonly raw: string;
  readonly digest: string;
  readonly encoding: string;
  readonly delimiter?: string;
}

/** `airlock proof`: by which recipe a party's own pipeline makes its digests, before it costs a match. */
export const proof: CliCommand<Options, ProofDocument> = {
  examples: [
    'proof both.csv --agreement agreement.yaml --kind email --raw Email --digest email_sha256',
  ],
  argumentSummary: 'a small file of your own with both; it is read here and goes nowhere',
  options: [
    required('--agreement <file>', 'the agreement.yaml of the collaboration'),
    required('--kind <kind>', `what stands there: ${IDENTIFIER_KINDS.join(', ')}`),
    required('--raw <column>', 'the column of plain values (several for a kind of parts: a,b,c)'),
    required('--digest <column>', 'the column of digests'),
    new Option('--encoding <name>', 'utf-8, latin1, windows-1252 or utf-16le').default('utf-8'),
    new Option('--delimiter <character>', 'comma, semicolon, tab or pipe, if it is not found out'),
  ],
  document: ProofDocument,
  run: async ({ options, args }) => {
    const { agreement } = await readAgreement(options.agreement);
    const kind = kindOf(agreement, options.kind);
    const source = await openRecords(args[0] ?? '', readOptionsOf(options));
    const pairs = await readPairs(source, columnsOf(options, kind));
    return { kind: 'proof', ...verdictOf(agreement, kind, pairs) };
  },
  render: (document) => [...recipeLines(document), verdictLine(document)],
  exitCode: ({ verdict }) => (verdict === 'agreed' ? EXIT.done : EXIT.badInput),
};

const kindOf = ({ identifiers }: Agreement, named: string): IdentifierKind => {
  const kind = identifiers.kinds.find((each) => each === named);
  if (kind !== undefined) return kind;
  throw new AirlockError(
    'usage',
    `The agreement matches on no such kind: name one of ${identifiers.kinds.join(', ')} with --kind.`,
  );
};

const columnsOf = ({ raw, digest }: Options, kind: IdentifierKind): readonly string[] => {
  const parts = KIND_COMPONENTS[kind];
  const columns = parts.length === 1 ? [raw] : list(raw);
  if (columns.length === parts.length) return [...columns, digest];
  throw new AirlockError(
    'usage',
    `The kind "${kind}" is made of ${parts.join(', ')}: name ${parts.length} columns with --raw.`,
  );
};

const readPairs = async (
  source: RecordSource,
  wanted: readonly string[],
): Promise<readonly DigestPair[]> => {
  checkHeader(await source.columns(wanted), wanted);
  const pairs: DigestPair[] = [];
  for await (const batch of source.records(wanted))
    for (const { fields = [] } of batch) {
      const texts = fields.map((field) => field ?? '');
      if (texts.length !== wanted.length || texts.some((text) => text.trim() === '')) continue;
      pairs.push({ parts: texts.slice(0, -1), digest: texts.at(-1) ?? '' });
      if (pairs.length === MAX_PROOF_ROWS) return pairs;
    }
  if (pairs.length > 0) return pairs;
  throw new AirlockError('input', 'No row holds both a value and a digest: name other columns.');
};

const verdictOf = (agreement: Agreement, kind: IdentifierKind, pairs: readonly DigestPair[]) => {
  const { profile } = agreement.identifiers;
  const context = contextOf(agreement.identifiers);
  const found = explainDigests({ profile: profileOf(profile), kind, context }, pairs);
  const [best] = found;
  const verdict =
    best === undefined
      ? ('unknown' as const)
      : best.pairs < ALMOST_ALL * pairs.length
        ? ('unknown' as const)
        : best.recipe.name === 'agreed'
          ? ('agreed' as const)
          : ('another' as const);
  const recipes = found
    .slice(0, NAMED)
    .map(({ recipe: { name, says }, pairs: explained }) => ({ name, says, pairs: explained }));
  return { identifier: kind, profile, pairs: pairs.length, verdict, recipes };
};

const recipeLines = ({ recipes, pairs }: ProofDocument): readonly Line[] => {
  if (recipes.length === 0) return [];
  const body = recipes.map(({ name, says, pairs: explained }) => [
    name,
    `${count(explained)} of ${count(pairs)}`,
    `the digest of ${says}`,
  ]);
  return [...tableLines(['recipe', 'rows', 'meaning'], body, ['left', 'right']), ''];
};

const verdictLine = ({ verdict, recipes: [best], pairs, profile }: ProofDocument): Line => {
  const left = pairs - (best?.pairs ?? 0);
  const but =
    left === 0 ? '' : ` ${amount(left, 'row')} more cannot be explained so: look at these.`;
  switch (verdict) {
    case 'agreed':
      return `The digests are what the agreement asks for (profile "${profile}").${but}`;
    case 'another':
      return {
        note: `The digests are of ${best?.says ?? ''}, which matches nobody: hash what the profile "${profile}" makes, or give "prepare" the plain column.${but}`,
      };
    case 'unknown':
      return {
        note: 'No known recipe makes nearly all of these digests: a secret may be mixed in, the rows may be shifted, or the columns may not belong together.',
      };
  }
};
