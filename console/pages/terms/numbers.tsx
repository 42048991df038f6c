import { paidByShare, unpaidAskers } from '#cli/agreements/paid-by-share.ts';
import {
  contributionFacts,
  factText,
  listFacts,
  privacyFacts,
  type TermFact,
} from '#cli/agreements/term-facts.ts';
import { listDoubt } from '#cli/render/activation-words.ts';
import { activationRows } from '#console/pages/terms/activation-rows.ts';
import { consentRows, type Row } from '#console/pages/terms/consent-rows.ts';
import { TitledTable } from '#console/pages/terms/titled-table.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { Words } from '#console/words/words.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { ownValue } from '#core/own-value.ts';
import { promisedEpsilon } from '#core/privacy/accounting/learned.ts';

interface Props {
  readonly visit: Visit;
  readonly agreement: Agreement;
  /** Which one it is, in words. */
  readonly of: string;
}

/** What each number of an agreement means for people, a sentence each. */
export const Numbers = ({ visit: { words }, agreement, of }: Props) => {
  const { terms } = words;
  const ofFact = (fact: TermFact) => [
    <Written name={nameIn(words.fields, fact.written)} written={fact.written} />,
    factText(terms.meanings, fact),
  ];
  const ofRow =
    (name: string | undefined) =>
    ([written, means]: Row) => [<Written name={name} written={written} />, <bdi>{means}</bdi>];
  return (
    <TitledTable
      title={terms.numbers}
      of={of}
      columns={[{ head: terms.number.written }, { head: terms.number.means }]}
      rows={[
        ...[...privacyFacts(agreement), ...contributionFacts(agreement)].map(ofFact),
        ...activationRows(words, agreement).map(ofRow(words.fields.activations)),
        ...consentRows(words, agreement).map(ofRow(words.fields.consent)),
        ...listFacts(agreement).map(ofFact),
      ]}
    />
  );
};

/** A number by what it is called, and as it stands in the agreement. */
const Written = ({
  name,
  written,
}: {
  readonly name: string | undefined;
  readonly written: string;
}) => (
  <>
    {name}
    <br />
    <code class="soft" translate="no">
      {written}
    </code>
  </>
);

/** In which part of an agreement the fields stand that are told by their last name. */
const PARTS = ['privacy', 'retention'] as const;

const nameIn = (fields: Words['fields'], written: string): string | undefined =>
  PARTS.flatMap((part) =>
    written.split(' ').map((word) => ownValue(fields, `${part}.${word}`)),
  ).find((name) => name !== undefined) ?? ownValue(fields, 'contributions');

/** What each party may spend, and of whom that pays for nothing. */
export const Shares = ({ visit, agreement, of }: Props) => {
  const { words, formats } = visit;
  const { terms, home } = words;
  const counted = (answers: number): string =>
    Number.isFinite(answers) ? formats.number(answers) : terms.noLimit;
  return (
    <>
      <TitledTable
        title={terms.shares}
        of={of}
        columns={[
          { head: home.columns.party },
          ...Object.values(terms.share).map((head) => ({ head, isNumber: true })),
        ]}
        rows={paidByShare(agreement).map(({ party, share, period, life }) => [
          <OthersText text={party} />,
          formats.percent(share),
          counted(period),
          counted(life),
        ])}
      />
      {listDoubt(agreement) === undefined ? null : (
        <Alert words={words} kind="warning">
          {terms.listDoubt}
        </Alert>
      )}
      {unpaidAskers(agreement).map((party) => (
        <Alert words={words} kind="warning">
          {terms.unpaid(party)}
        </Alert>
      ))}
    </>
  );
};

/** What is promised to people, whoever asks: certainly, and by noise where there is some. */
export const Promises = ({ visit, agreement }: Omit<Props, 'of'>) => {
  const { terms } = visit.words;
  const effective = effectiveTerms(agreement);
  return (
    <>
      <h3>{terms.promises}</h3>
      <ol>
        <li>{terms.certain(effective.k)}</li>
        <li>{noisePromise(visit, effective)}</li>
      </ol>
    </>
  );
};

/** An ε is told as if it were a hundredth larger at most, never smaller. */
const HUNDREDTHS = 100;

const noisePromise = (
  { words: { terms } }: Visit,
  effective: ReturnType<typeof effectiveTerms>,
): string => {
  if (effective.noise === 'none') return terms.noiseless;
  const { membership, attribute } = promisedEpsilon(effective);
  return terms.noisy(membership, Math.ceil(attribute * HUNDREDTHS) / HUNDREDTHS);
};
