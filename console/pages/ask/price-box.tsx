import type { AskedDocument } from '#cli/commands/ask.ts';
import { type Chosen, fieldsOf } from '#console/pages/ask/chosen.ts';
import type { Offer } from '#console/pages/ask/offer.ts';
import { Account, Fairness, Price, Prices } from '#console/pages/ask/price.tsx';
import { Refused } from '#console/pages/ask/refused.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Asked, MatchedBy } from '#console/parts/asked.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import type { Ran } from '#console/run-command.ts';
import type { Visit } from '#console/visit.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import { BY_POINTS, MATCH_KINDS } from '#core/identifiers/kinds.ts';

interface Props {
  readonly visit: Visit;
  readonly chosen: Chosen;
  readonly offer: Offer;
}

interface Planned extends Props {
  readonly plan: Ran<AskedDocument>;
}

/** What a question comes to before it is asked, and the button that asks just this one. */
export const PriceBox = ({ plan, ...props }: Planned) => {
  const { visit } = props;
  const { ask } = visit.words;
  const { document, fault } = plan;
  return (
    <Box title={ask.before}>
      <p>
        {ask.asks} <AskedHere {...props} />
      </p>
      {fault ? (
        <>
          <p>{ask.failed}</p>
          <Fault words={visit.words} fault={fault} />
          <p>{ask.change}</p>
        </>
      ) : null}
      {document?.kind === 'error' ? (
        <Refused visit={visit} refusal={document} lead={ask.refused} />
      ) : null}
      {document?.kind === 'plan' ? (
        <>
          <Price visit={visit} plan={document} />
          <Fairness {...props} plan={document} />
          <AskForm {...props} plan={document} />
          <Account visit={visit} plan={document} />
          <Prices {...props} plan={document} />
        </>
      ) : null}
    </Box>
  );
};

const AskedHere = ({ visit: { words }, chosen, offer: { byPoints, kinds: all } }: Props) => {
  const { analysis, experiment, where, on } = chosen;
  const by = [...(experiment === undefined ? [] : [experiment]), ...chosen.by];
  const kinds: readonly string[] = on ?? (byPoints ? [BY_POINTS] : all);
  const asked = { analysis, by, where, on: MATCH_KINDS.filter((kind) => kinds.includes(kind)) };
  return (
    <>
      <strong>
        <Asked words={words} asked={asked} />
      </strong>{' '}
      <MatchedBy words={words} asked={asked} />
    </>
  );
};

/** What was changed beside it is not what it asks: then the stylesheet shows a word in its place. */
const AskForm = ({ visit, chosen, plan }: Props & { readonly plan: PlanDocument }) => {
  const { ask } = visit.words;
  const { epsilon } = plan;
  if (visit.isAuditor) return <p class="soft">{ask.auditor}</p>;
  return (
    <>
      <div class="unchanged">
        <WritingForm visit={visit} action="/ask">
          {fieldsOf(chosen).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button primary>{epsilon === 0 ? ask.askFree : ask.askPaid(epsilon)}</Button>
        </WritingForm>
      </div>
      <div class="changed">
        <Alert words={visit.words} kind="warning">
          <p>{ask.changed}</p>
        </Alert>
      </div>
    </>
  );
};
