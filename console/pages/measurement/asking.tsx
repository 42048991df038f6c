import type { MeasureForm } from '#console/pages/measurement/measure-form.ts';
import type { Lack } from '#console/pages/measurement/offers.ts';
import { measurePath } from '#console/pages/measurement/paths.ts';
import { PlanView } from '#console/pages/measurement/plan.tsx';
import { type Asking, QuestionForm } from '#console/pages/measurement/question.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { withoutRefusal } from '#console/refusal.ts';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import { PlanDocument } from '#core/documents/plan-document.ts';

interface Props {
  readonly asking: Asking;
  /** What it would cost; left out where the form has to be put right first. */
  readonly planned: RanInRoom | undefined;
  /** What the agreement lacks for it. */
  readonly lacks: readonly Lack[];
}

/** A question with its price, and the button that asks it. */
export const AskingView = ({ asking, planned, lacks }: Props) => {
  const { visit, measure, form, wrong } = asking;
  const { measurement, shared } = visit.words;
  const isLacking = lacks.length > 0 && planned !== undefined && isRefused(planned);
  return (
    <>
      <p>{measurement.says[measure]}</p>
      {form.pending === 'yes' ? (
        <Alert words={visit.words} kind="info">
          {measurement.pending}
        </Alert>
      ) : null}
      {wrong.size === 0 ? null : (
        <Alert words={visit.words} kind="error">
          {shared.wrong}
        </Alert>
      )}
      <Lacking visit={visit} lacks={lacks} />
      {isLacking ? null : <QuestionForm {...asking} />}
      {isLacking || planned === undefined ? null : <Priced asking={asking} planned={planned} />}
    </>
  );
};

const isRefused = (planned: RanInRoom): boolean => withoutRefusal(planned).fault !== undefined;

const Lacking = ({ visit: { words }, lacks }: { visit: Visit; lacks: readonly Lack[] }) =>
  lacks.length === 0 ? null : (
    <Alert words={words} kind="warning">
      <p>{words.measurement.missingLead}</p>
      <ul>
        {lacks.map((lack) => (
          <li>{words.measurement.lacks[lack]}</li>
        ))}
      </ul>
      <p>
        <a href="/measurement">{words.measurement.how}</a>
      </p>
    </Alert>
  );

const Priced = ({ asking, planned }: { asking: Asking; planned: RanInRoom }) => {
  const { visit, measure, form } = asking;
  const { measurement } = visit.words;
  const { document, fault } = withoutRefusal(planned);
  const plan = PlanDocument.safeParse(document).data;
  return (
    <Box title={plan ? measurement.price : measurement.notPlanned}>
      {fault ? <Fault words={visit.words} fault={fault} /> : null}
      {plan ? <PlanView visit={visit} plan={plan} /> : null}
      {plan && visit.isAuditor ? <p class="soft">{measurement.auditorSays}</p> : null}
      {plan ? (
        <WritingForm visit={visit} action={measurePath(measure)}>
          <Hidden form={form} />
          <p class="soft">{plan.epsilon === 0 ? measurement.asksFree : measurement.asks}</p>
          <Button primary>{measurement.ask}</Button>
        </WritingForm>
      ) : null}
    </Box>
  );
};

/** The question of the plan, which is what is asked. */
const Hidden = ({ form: { pending: _, ...form } }: { readonly form: MeasureForm }) => (
  <>
    {Object.entries(form).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={String(value)} />,
    )}
  </>
);
