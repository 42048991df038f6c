import { DateFields } from '#console/pages/prepare/date-fields.tsx';
import { columnsAs, textOf } from '#console/pages/prepare/fields.ts';
import { errorOf, type Mapping } from '#console/pages/prepare/mapping-view.ts';
import { Box } from '#console/parts/box.tsx';
import { ChoiceField, TextField } from '#console/parts/form-field.tsx';

/** What more there is to say of the uses that were chosen: of birth dates, of phone numbers and of own ids. */
export const MoreBox = (props: Mapping) => {
  const { visit, fields } = props;
  const { prepare } = visit.words;
  const has = (...role: readonly Parameters<typeof columnsAs>[2][]): boolean =>
    role.some((each) => columnsAs(props, fields, each).length > 0);
  const isOfBirth = has({ as: 'part', part: 'birth_date' });
  const isOfPhones = has({ as: 'kind', kind: 'phone' }) && !has({ as: 'country' });
  const isOfIds = has({ as: 'own' });
  if (!isOfBirth && !isOfPhones && !isOfIds) return null;
  return (
    <Box title={prepare.dates}>
      {isOfBirth ? <DateFields {...props} of="birth" label={prepare.birth} /> : null}
      {isOfPhones ? <Typed {...props} name="country" says={prepare.countrySays} /> : null}
      {isOfIds ? <Typed {...props} name="split" says={prepare.splitSays} /> : null}
    </Box>
  );
};

type TypedProps = Mapping & { readonly name: 'country' | 'split'; readonly says: string };

const Typed = (props: TypedProps) => (
  <TextField
    name={props.name}
    label={props.visit.words.prepare[props.name]}
    description={props.says}
    error={errorOf(props, props.name)}
    value={textOf(props.fields, props.name)}
  />
);

const RULES = ['first', 'refuse'] as const;

/** What becomes of several rows of a person. */
export const RepeatsBox = (props: Mapping) => {
  const { prepare } = props.visit.words;
  return (
    <Box title={prepare.repeats}>
      <ChoiceField
        name="repeats"
        label={prepare.repeatsLabel}
        description={prepare.repeatsSays}
        error={errorOf(props, 'repeats')}
        type="radio"
        values={[textOf(props.fields, 'repeats') || 'first']}
        choices={RULES.map((value) => ({ value, text: prepare.repeatsRules[value] }))}
      />
    </Box>
  );
};

/** The name of the new folder. */
export const OutputBox = (props: Mapping) => {
  const { visit, fields } = props;
  const { prepare } = visit.words;
  return (
    <Box title={prepare.output}>
      <TextField
        name="out"
        label={prepare.out}
        description={prepare.outSays(visit.files)}
        constraint={prepare.outRule}
        error={errorOf(props, 'out')}
        value={textOf(fields, 'out')}
        required
      />
    </Box>
  );
};
