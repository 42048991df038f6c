import type { Choice } from '#console/parts/form-field.tsx';

/** Choices under a heading of their own; of none where the heading is empty. */
export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

interface Props {
  readonly name: string;
  /** What is chosen, for whoever hears the page: in a table the row and the column say it. */
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly value: string;
}

/** One of several in the cell of a table. */
export const CellSelect = ({ name, label, groups, value }: Props) => (
  <select name={name} id={name} aria-label={label}>
    {groups
      .filter(({ choices }) => choices.length > 0)
      .map(({ title, choices }) =>
        title === '' ? (
          <Options choices={choices} value={value} />
        ) : (
          <optgroup label={title}>
            <Options choices={choices} value={value} />
          </optgroup>
        ),
      )}
  </select>
);

const Options = ({
  choices,
  value,
}: {
  readonly choices: readonly Choice[];
  readonly value: string;
}) => (
  <>
    {choices.map((each) => (
      <option value={each.value} selected={each.value === value}>
        {each.text}
      </option>
    ))}
  </>
);
