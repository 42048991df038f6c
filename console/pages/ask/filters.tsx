import { type Chosen, takesFilters } from '#console/pages/ask/chosen.ts';
import type { Offer, OfferedAttribute } from '#console/pages/ask/offer.ts';
import { ChoiceField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';
import { printable } from '#core/printable.ts';

/** As many values as stand side by side as boxes; more are chosen from a list, which is shorter. */
const MOST_BOXES = 8;

/** Rows of such a list that are in sight. */
const ROWS = 6;

interface Props {
  readonly visit: Visit;
  readonly offer: Offer;
  readonly chosen: Chosen;
}

/** Of each attribute the values by which people are chosen; nothing where the question takes no filters. */
export const Filters = ({ visit: { words }, offer, chosen }: Props) => {
  const { analysis, by, where } = chosen;
  const attributes = offer.attributes.filter(
    ({ name }) => analysis !== 'representation' || !by.includes(name),
  );
  if (!takesFilters(analysis, offer) || attributes.length === 0) return null;
  const isChosen = Object.keys(where).length > 0;
  return (
    <details open={isChosen || analysis === 'representation'}>
      <summary>{words.ask.where}</summary>
      <p class="soft">{words.ask.whereSays}</p>
      {attributes.map((attribute) => (
        <Values words={words} attribute={attribute} ticked={where[attribute.name] ?? []} />
      ))}
    </details>
  );
};

interface ValuesProps extends Pick<Visit, 'words'> {
  readonly attribute: OfferedAttribute;
  readonly ticked: readonly string[];
}

const Values = ({ words, attribute: { name, values }, ticked }: ValuesProps) => {
  const as = (value: string): string => `${name}=${value}`;
  if (values.length <= MOST_BOXES)
    return (
      <ChoiceField
        name="where"
        label={name}
        type="checkbox"
        choices={values.map((value) => ({ value: as(value), text: printable(value) }))}
        values={ticked.map(as)}
      />
    );
  const id = `where-${name}`;
  return (
    <div class="field">
      <label for={id}>{name}</label>
      <span class="hint" id={`${id}-hint`}>
        {words.ask.several}
      </span>
      <select id={id} name="where" multiple size={ROWS} aria-describedby={`${id}-hint`}>
        {values.map((value) => (
          <option value={as(value)} selected={ticked.includes(value)}>
            {printable(value)}
          </option>
        ))}
      </select>
    </div>
  );
};
