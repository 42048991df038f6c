import { readFile } from 'node:fs/promises';
import { blocksOf } from '#proof/access/markdown-blocks.ts';
import { type Statement, statementsOf } from '#proof/access/policy-statements.ts';

/** Whom docs/deploy.md gives a policy in a party's account. */
const POLICY_HOLDERS = ['Everybody', 'Uploader', 'Analyst', 'Auditor', 'Taker'] as const;
export type PolicyHolder = (typeof POLICY_HOLDERS)[number];

/** Where the policies stand. */
export const DEPLOY_PAGE = 'docs/deploy.md';

/** The policies that the page tells parties to write, with `values` in place of `<Name>`. */
export const readPartyPolicies = async (
  values: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<PolicyHolder, readonly Statement[]>> => {
  const page = await readFile(DEPLOY_PAGE, 'utf8');
  return new Map(
    POLICY_HOLDERS.map((who) => {
      const [, after = ''] = page.split(`\n**${who}**`);
      const [block] = blocksOf(after).filter(({ language }) => language === 'json');
      const text = (block?.lines.join('\n') ?? '{}').replaceAll(
        /<(\w+)>/g,
        (placeholder, name: string) => values[name] ?? placeholder,
      );
      return [who, statementsOf(JSON.parse(text))] as const;
    }),
  );
};
