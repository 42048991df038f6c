import { type Chosen, countable } from '#console/pages/ask/chosen.ts';
import { Filters } from '#console/pages/ask/filters.tsx';
import { attributesTaken, type Offer } from '#console/pages/ask/offer.ts';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';
import { PageLink } from '#console/parts/page-link.tsx';
import type { Visit } from '#console/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly offer: Offer;
  readonly chosen: Chosen;
  /** The price as it was typed, where that is no price. */
  readonly wrongEpsilon?: string | undefined;
}

/** The question as a form: what is chosen stands in the address, and is priced beside it. */
export const QuestionView = (props: Props) => {
  const { visit, offer } = props;
  const { ask } = visit.words;
  return (
    <Box title={ask.question}>
      <div class="question">
        <ReadingForm action="/ask">
          <Analysis {...props} />
          <By {...props} />
          <Filters {...props} />
          <Matching {...props} />
          <Lists {...props} />
          {offer.mostEpsilon === undefined ? null : <Epsilon {...props} most={offer.mostEpsilon} />}
          <Button>{ask.update}</Button>
        </ReadingForm>
      </div>
      {offer.measures ? (
        <p class="soft">
          {ask.measures}{' '}
          <PageLink visit={visit} to="/measurement">
            {ask.measurement}
          </PageLink>
        </p>
      ) : null}
    </Box>
  );
};

const Analysis = ({ visit: { words }, offer, chosen: { analysis } }: Props) => (
  <ChoiceField
    name="analysis"
    label={words.ask.analysis}
    type="radio"
    choices={offer.analyses.map((value) => ({ value, text: words.ask.analyses[value] }))}
    values={[analysis]}
  />
);

const By = ({ visit: { words }, offer, chosen }: Props) => {
  const { ask } = words;
  const { analysis, by, experiment } = chosen;
  if (analysis === 'overlap') return null;
  const [, most] = attributesTaken(analysis, offer);
  const says = analysis === 'segments' ? ask.bySays.segments(most) : ask.bySays[analysis];
  const attributes = countable(analysis, offer, experiment);
  return (
    <>
      {analysis === 'balance' && offer.experiments.length > 0 ? (
        <SelectField
          name="experiment"
          label={ask.experiment}
          choices={offer.experiments.map(({ name }) => ({ value: name, text: name }))}
          value={experiment}
        />
      ) : null}
      {attributes.length === 0 ? <p>{ask.byNone}</p> : null}
      {attributes.length === 0 ? null : (
        <ChoiceField
          name="by"
          label={ask.by}
          description={says}
          type={most === 1 ? 'radio' : 'checkbox'}
          choices={attributes.map(({ name, values }) => ({
            value: name,
            text: ask.values(name, values.length),
          }))}
          values={by}
        />
      )}
    </>
  );
};

const Matching = ({ visit: { words }, offer, chosen }: Props) => {
  const { ask, asked } = words;
  const { how = 'people', on = offer.kinds } = chosen;
  const { kinds, byPoints } = offer;
  return (
    <>
      {byPoints ? (
        <ChoiceField
          name="how"
          label={ask.how}
          type="radio"
          choices={(['people', 'kinds'] as const).map((value) => ({
            value,
            text: ask.hows[value],
          }))}
          values={[how]}
        />
      ) : null}
      {kinds.length > 1 ? (
        <ChoiceField
          name="on"
          label={byPoints ? ask.on : ask.how}
          description={ask.onSays}
          type="checkbox"
          choices={kinds.map((value) => ({ value, text: asked.kinds[value] }))}
          values={on}
        />
      ) : null}
    </>
  );
};

const Lists = ({ visit: { words }, offer: { lists } }: Props) => (
  <>
    {lists.map(({ party, datasets, chosen }, at) =>
      datasets.length < 2 ? null : (
        <SelectField
          name={at === 0 ? 'counted' : 'other'}
          label={words.ask.list(party)}
          choices={datasets.map((value) => ({ value, text: value }))}
          value={chosen}
        />
      ),
    )}
  </>
);

const Epsilon = ({
  visit: { words },
  chosen: { epsilon },
  wrongEpsilon,
  most,
}: Props & { readonly most: number }) => (
  <TextField
    name="epsilon"
    label={words.ask.epsilon}
    description={words.ask.epsilonSays(most)}
    constraint={words.ask.epsilonForm}
    error={wrongEpsilon === undefined ? undefined : words.shared.field}
    value={wrongEpsilon ?? epsilon}
  />
);
