import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Block } from '#core/documents/governance-document.ts';
import type { Facts } from '#core/governance/documents/facts.ts';

interface Risk {
  /** What could happen to people. */
  readonly harm: string;
  /** How it could come to that. */
  readonly source: string;
  bounds(facts: Facts): string;
}

const RISKS: readonly Risk[] = [
  {
    harm: 'somebody learns that a person is on a list, or an attribute of that person',
    source: 'answers are compared, or combined with what the reader knows already',
    bounds: ({ signed }) => {
      const { k, noise } = effectiveTerms(signed.agreement);
      return noise === 'none'
        ? `fewest people of a count: ${k}; differences between answers are not hidden, since there is no noise`
        : `fewest people of a count: ${k}; ${noise} noise, and a budget that is spent before a question runs`;
    },
  },
  {
    harm: 'tokens or hashes are turned back into people',
    source: 'the vault or the key is read by somebody who may not',
    bounds: ({ where }) =>
      where === 'local'
        ? 'the folder must be protected as the lists are; rotate ends the tokens of a key'
        : 'the key never leaves KMS, no person reads the vault, and the audit finds who tries',
  },
  {
    harm: 'people are told apart by what the law protects most',
    source: 'an attribute or a value denotes it',
    bounds: () =>
      'such names are refused in five languages; what is lawful is excepted by name, and read by both',
  },
  {
    harm: 'data is kept or used for longer, or for something else',
    source: 'nobody deletes it; a question outside the purpose is asked',
    bounds: ({ signed: { agreement } }) =>
      `lists end after ${agreement.retention.tokensDays} days, answers after ${agreement.retention.releasesDays}; questions that the agreement does not allow are refused`,
  },
  {
    harm: 'a person who objected or withdrew consent is still counted',
    source: 'a list is delivered again with that person',
    bounds: () => 'airlock forget keeps them out of later deliveries, until that is lifted',
  },
  {
    harm: 'a group of people is left out or burdened more than others',
    source: 'a segment stands for a protected characteristic',
    bounds: () =>
      'the analysis representation shows selection rates over declared attributes; proxies of vulnerability are refused by name',
  },
  {
    harm: 'an organisation that works with the data is careless',
    source: 'its papers ran out, or nobody looked at its rights',
    bounds: () =>
      'lapsed attestations block approval; airlock review lists rights, and its records run out',
  },
];

/** What could happen to people, how, and what bounds it here. How likely and how grave it is, is for people to say. */
export const riskBlock = (facts: Facts): Block => ({
  type: 'table',
  heads: ['what could happen to people', 'how', 'what bounds it here'],
  rows: RISKS.map(({ harm, source, bounds }) => [harm, source, bounds(facts)]),
});
