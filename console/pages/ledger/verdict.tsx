import { receiptText } from '#console/pages/ledger/receipt-file.ts';
import { Alert } from '#console/parts/alert.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import { brokenText } from '#core/chain/ledger-fault.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';

interface Props {
  readonly visit: Visit;
  readonly verdict: LedgerVerdict;
  /** What the ledger was held against; left out where nothing was. */
  readonly receipt?: string | undefined;
}

/** What the verification of a ledger came to, and what to do about it. */
export const VerdictView = ({ visit, verdict, receipt }: Props) => (
  <>
    {verdict.outcome === 'whole' ? (
      <Whole visit={visit} verdict={verdict} receipt={receipt} />
    ) : (
      <Broken visit={visit} verdict={verdict} />
    )}
    <Oddities visit={visit} verdict={verdict} />
  </>
);

const Whole = ({ visit: { words }, verdict, receipt }: Props) => {
  if (verdict.outcome !== 'whole') return null;
  const { ledger } = words;
  return (
    <>
      <Alert words={words} kind="success">
        <p>{ledger.verdict.whole(verdict.head.sequence)}</p>
        {receipt === undefined ? null : <p>{ledger.verdict.held(receipt)}</p>}
      </Alert>
      <p>
        {ledger.verdict.keep} <Code>{receiptText(verdict.head)}</Code>
      </p>
      <div class="row">
        <ButtonLink to="/ledger/receipt">{ledger.toReceipt}</ButtonLink>
        <ButtonLink to="/ledger">{ledger.toAll}</ButtonLink>
      </div>
    </>
  );
};

const Broken = ({ visit: { words }, verdict }: Props) => {
  if (verdict.outcome !== 'broken') return null;
  const { broken, todo } = words.ledger.verdict;
  return (
    <Alert words={words} kind="error">
      <p>{broken(verdict.sequence)}</p>
      <p class="soft">
        {words.shared.sentence} <RoomSentence says={brokenText(verdict)} />
      </p>
      <p>
        {words.shared.next} {todo}
      </p>
    </Alert>
  );
};

/** What is odd and breaks nothing. */
const Oddities = ({ visit: { words }, verdict: { backwards, foreign } }: Props) => {
  const { verdict } = words.ledger;
  return (
    <>
      {backwards.length === 0 ? null : (
        <Alert words={words} kind="info">
          <p>{verdict.backwards(backwards.length)}</p>
        </Alert>
      )}
      {foreign.length === 0 ? null : (
        <Alert words={words} kind="info">
          <p>{verdict.foreign(foreign.length)}</p>
          <ul>
            {foreign.map((name) => (
              <li>
                <OthersText text={name} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  );
};
