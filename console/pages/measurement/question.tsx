import { type BySlot, FIELDS, type MeasureForm } from '#console/pages/measurement/measure-form.ts';
import type { Choices, ListField, Measure } from '#console/pages/measurement/offers.ts';
import { measurePath } from '#console/pages/measurement/paths.ts';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';
import { METHODS } from '#core/analyses/attribution.ts';
import { MAX_REACHED_VALUES } from '#core/event-limits.ts';
import { LEAST_EPSILON } from '#core/limits.ts';

/** A question that is put together. */
export interface Asking {
  readonly visit: Visit;
  readonly measure: Measure;
  readonly choices: Choices;
  /** As it stands; of one that was not understood, what of it was. */
  readonly form: MeasureForm;
  /** Fields that have to be put right. */
  readonly wrong: ReadonlySet<string>;
  /** The most that an answer may cost by the agreement. */
  readonly mostEpsilon: number;
}

/** What is asked by, of which lists, of which days and for how much. Sending it shows the price alone. */
export const QuestionForm = (asking: Asking) => {
  const { measure, visit } = asking;
  const { measurement } = visit.words;
  const { must, may, lists, days } = FIELDS[measure];
  return (
    <Box title={measurement.question}>
      <ReadingForm action={measurePath(measure)}>
        {must.map((slot) => (
          <By {...asking} slot={slot} isOpen={false} />
        ))}
        {may.map((slot) => (
          <By {...asking} slot={slot} isOpen={true} />
        ))}
        {lists.map((field) => (
          <List {...asking} field={field} />
        ))}
        {days ? <Days {...asking} /> : null}
        {measure === 'attribution' ? <Method {...asking} /> : null}
        {measure === 'reach' ? <Frequency {...asking} /> : null}
        <Price {...asking} />
        <Button>{measurement.showPrice}</Button>
      </ReadingForm>
    </Box>
  );
};

const errorOf = ({ wrong, visit }: Asking, name: string): string | undefined =>
  wrong.has(name) ? visit.words.shared.field : undefined;

const faceOf = (asking: Asking, name: keyof Asking['visit']['words']['measurement']['fields']) => ({
  name,
  label: asking.visit.words.measurement.fields[name],
  error: errorOf(asking, name),
});

/** One attribute or experiment of those that the agreement declares; `isOpen`: or none. */
const By = ({ slot, isOpen, ...asking }: Asking & { slot: BySlot; isOpen: boolean }) => {
  const { choices, form, visit } = asking;
  const { everything, hints } = visit.words.measurement;
  const named = choices[slot].map((value) => ({ value, text: value }));
  return (
    <SelectField
      {...faceOf(asking, slot)}
      {...(slot === 'attribute' && { description: hints.attribute })}
      value={form[slot]}
      choices={isOpen ? [{ value: '', text: everything }, ...named] : named}
    />
  );
};

/** A list is chosen only where a party has several. */
const List = ({ field, ...asking }: Asking & { field: ListField }) => {
  const { choices, form, visit } = asking;
  const named = choices.lists[field].map((value) => ({ value, text: value }));
  return named.length < 2 ? null : (
    <SelectField
      {...faceOf(asking, field)}
      value={form[field]}
      choices={[{ value: '', text: visit.words.measurement.onlyList }, ...named]}
    />
  );
};

const Days = (asking: Asking) => {
  const { constraints, hints } = asking.visit.words.measurement;
  return (
    <>
      {(['from', 'to'] as const).map((name) => (
        <TextField
          {...faceOf(asking, name)}
          type="date"
          description={hints[name]}
          constraint={constraints.day}
          value={asking.form[name]}
        />
      ))}
    </>
  );
};

const Method = (asking: Asking) => {
  const { methods, hints } = asking.visit.words.measurement;
  return (
    <ChoiceField
      {...faceOf(asking, 'method')}
      type="radio"
      description={hints.method}
      values={[asking.form.method ?? METHODS[0]]}
      choices={METHODS.map((value) => ({ value, text: methods[value] }))}
    />
  );
};

const Frequency = (asking: Asking) => {
  const { constraints, hints, withFrequency } = asking.visit.words.measurement;
  const { frequency, values } = asking.form;
  return (
    <>
      <ChoiceField
        {...faceOf(asking, 'frequency')}
        type="checkbox"
        values={[frequency ?? '']}
        choices={[{ value: 'yes', text: withFrequency }]}
      />
      <TextField
        {...faceOf(asking, 'values')}
        {...{ type: 'number', min: 1, max: MAX_REACHED_VALUES, step: '1' }}
        description={hints.values}
        constraint={constraints.values}
        value={values === undefined ? undefined : String(values)}
      />
    </>
  );
};

const Price = (asking: Asking) => {
  const { constraints, hints } = asking.visit.words.measurement;
  const { form, mostEpsilon } = asking;
  return (
    <TextField
      {...faceOf(asking, 'epsilon')}
      {...{ type: 'number', min: LEAST_EPSILON, max: mostEpsilon, step: 'any' }}
      description={hints.epsilon}
      constraint={constraints.epsilon(mostEpsilon)}
      value={form.epsilon === undefined ? undefined : String(form.epsilon)}
    />
  );
};
