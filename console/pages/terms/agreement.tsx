import { Exceptions, Organisations } from '#console/pages/terms/answerable.tsx';
import { Numbers, Promises, Shares } from '#console/pages/terms/numbers.tsx';
import { ChanceDecided, Matching, Parties } from '#console/pages/terms/parties.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import type { SignedAgreement } from '#core/documents/signed-agreement.ts';

/** An agreement in plain words: what it is for, who brings and asks what, and what each number means for people. */
export const AgreementText = ({
  visit,
  of: which,
  signed: { agreement, digest },
}: {
  readonly visit: Visit;
  /** Which agreement it is, in words: where it stands. */
  readonly of: string;
  readonly signed: SignedAgreement;
}) => {
  const { terms } = visit.words;
  const of = { visit, agreement, of: which };
  return (
    <>
      <KeyValues
        pairs={[
          [terms.collaboration, <OthersText text={agreement.id} />],
          [terms.purpose, <OthersText text={agreement.purpose} />],
          [terms.legalBasis, terms.bases[agreement.legalBasis]],
          [terms.digestOf, <Code>{digest}</Code>],
        ]}
      />
      <Promises {...of} />
      <Parties {...of} />
      <Matching {...of} />
      <ChanceDecided {...of} />
      <Numbers {...of} />
      <Shares {...of} />
      <Exceptions {...of} />
      <Organisations {...of} />
    </>
  );
};
