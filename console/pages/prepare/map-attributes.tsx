import { DateFields } from '#console/pages/prepare/date-fields.tsx';
import {
  attributeColumnOf,
  attributesFor,
  strangeValues,
  textOf,
  textsOf,
} from '#console/pages/prepare/fields.ts';
import { errorOf, type Mapping } from '#console/pages/prepare/mapping-view.ts';
import { Box } from '#console/parts/box.tsx';
import { ChoiceField, SelectField, TextAreaField, TextField } from '#console/parts/form-field.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { BEFORE_KEYS } from '#core/drops/attribute-schema.ts';
import { IGNORABLE } from '#core/drops/fold.ts';
import { printable } from '#core/printable.ts';

interface Props extends Mapping {
  readonly name: string;
  /** Its values as the agreement declares them. */
  readonly declared: readonly string[];
}

/** Each attribute of the agreement: its column, and what its values mean. */
export const AttributesBox = (props: Mapping) => {
  const { prepare } = props.visit.words;
  const attributes = Object.entries(attributesFor(props));
  return attributes.length === 0 ? null : (
    <Box title={prepare.attributes}>
      <p class="soft">{prepare.attributesSays}</p>
      {attributes.map(([name, declared]) => (
        <Attribute {...props} name={name} declared={declared} />
      ))}
    </Box>
  );
};

const Attribute = (props: Props) => {
  const { visit, fields, columns, name, declared } = props;
  const { prepare } = visit.words;
  const column = attributeColumnOf(props, fields, name);
  const otherColumns = columns.map((each, at) => ({ value: `${at}`, text: printable(each.name) }));
  return (
    <section>
      <h3 translate="no">{name}</h3>
      <p class="soft">{prepare.declared(declared.map(printable).join(', '))}</p>
      {column ? <Values {...props} column={column} /> : null}
      {column ? null : (
        <p>
          <StatusIndicator kind="warning">{prepare.noColumn}</StatusIndicator>
        </p>
      )}
      <details>
        <summary>{prepare.more(name)}</summary>
        <SelectField
          name={`from.${name}`}
          label={prepare.from(name)}
          description={prepare.fromSays}
          error={errorOf(props, `from.${name}`)}
          value={textOf(fields, `from.${name}`)}
          choices={[{ value: '', text: prepare.asAbove }, ...otherColumns]}
        />
        <Bands {...props} />
      </details>
    </section>
  );
};

type ValuesProps = Props & { readonly column: Mapping['columns'][number] };

const Values = (props: ValuesProps) => {
  const { visit, fields, name, declared, column } = props;
  const { prepare } = visit.words;
  const choices = declared.map((value) => ({ value, text: printable(value) }));
  return (
    <>
      {column.values.length === 0 ? <p>{prepare.tooMany}</p> : null}
      {strangeValues(column, declared).map(({ at, text, rows }) => (
        <SelectField
          name={`value.${name}.${at}`}
          label={prepare.valueMeans(printable(text))}
          description={prepare.valueRows(rows)}
          error={errorOf(props, `value.${name}.${at}`)}
          value={textOf(fields, `value.${name}.${at}`)}
          choices={[{ value: '', text: prepare.asIs }, ...choices]}
        />
      ))}
      <SelectField
        name={`otherwise.${name}`}
        label={prepare.otherwise}
        description={prepare.otherwiseSays}
        error={errorOf(props, `otherwise.${name}`)}
        value={textOf(fields, `otherwise.${name}`)}
        choices={[{ value: '', text: prepare.leaveOut }, ...choices]}
      />
      <ChoiceField
        name={`ignore.${name}`}
        label={prepare.ignore}
        error={errorOf(props, `ignore.${name}`)}
        type="checkbox"
        values={textsOf(fields, `ignore.${name}`)}
        choices={IGNORABLE.map((value) => ({ value, text: prepare.ignores[value] }))}
      />
    </>
  );
};

const Bands = (props: Props) => {
  const { visit, fields, name } = props;
  const { prepare } = visit.words;
  return (
    <>
      <TextAreaField
        name={`bands.${name}`}
        label={prepare.bands}
        constraint={prepare.bandsSays}
        error={errorOf(props, `bands.${name}`)}
        value={textOf(fields, `bands.${name}`)}
        rows={4}
      />
      <SelectField
        name={`unit.${name}`}
        label={prepare.unit}
        error={errorOf(props, `unit.${name}`)}
        value={textOf(fields, `unit.${name}`)}
        choices={[
          { value: '', text: prepare.units.none },
          ...BEFORE_KEYS.map((value) => ({ value, text: prepare.units[value] })),
        ]}
      />
      <TextField
        name={`day.${name}`}
        label={prepare.day}
        error={errorOf(props, `day.${name}`)}
        value={textOf(fields, `day.${name}`)}
        type="date"
      />
      <DateFields {...props} of={name} label={prepare.written} />
    </>
  );
};
