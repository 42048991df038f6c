import { DateFields } from '#console/pages/prepare/date-fields.tsx';
import { columnsAs, textOf, textsOf } from '#console/pages/prepare/fields.ts';
import { errorOf, type Mapping } from '#console/pages/prepare/mapping-view.ts';
import { Box } from '#console/parts/box.tsx';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';
import { printable } from '#core/printable.ts';

/** Who agreed: by a column and what of it counts, or by the party's word. */
export const ConsentBox = (props: Mapping) => {
  const { prepare } = props.visit.words;
  const [column] = columnsAs(props, props.fields, { as: 'consent' });
  return (
    <Box title={prepare.consent}>
      <p class="soft">{prepare.consentSays}</p>
      {column ? <Column {...props} column={column} /> : <Word {...props} />}
    </Box>
  );
};

const Word = (props: Mapping) => {
  const { prepare } = props.visit.words;
  return (
    <TextField
      name="attest"
      label={prepare.attest}
      description={prepare.attestSays}
      error={errorOf(props, 'attest')}
      value={textOf(props.fields, 'attest')}
    />
  );
};

const KINDS = ['boolean', 'timestamp', 'tcf', 'gpp'] as const;

const Column = (props: Mapping & { readonly column: Mapping['columns'][number] }) => {
  const { visit, fields, column } = props;
  const { prepare } = visit.words;
  const isDated =
    textOf(fields, 'consent-kind') === 'timestamp' ||
    columnsAs(props, fields, { as: 'since' }).length > 0;
  return (
    <>
      <SelectField
        name="consent-kind"
        label={prepare.consentKind}
        error={errorOf(props, 'consent-kind')}
        value={textOf(fields, 'consent-kind') || 'boolean'}
        choices={KINDS.map((value) => ({ value, text: prepare.consentKinds[value] }))}
      />
      {column.values.length === 0 ? null : (
        <ChoiceField
          name="accept"
          label={prepare.accept}
          error={errorOf(props, 'accept')}
          type="checkbox"
          values={textsOf(fields, 'accept')}
          choices={column.values.map(({ text, rows }, at) => ({
            value: `${at}`,
            text: prepare.acceptWord(printable(text), rows),
          }))}
        />
      )}
      <TextField
        name="accept-more"
        label={prepare.acceptMore}
        description={prepare.acceptMoreSays}
        error={errorOf(props, 'accept-more')}
        value={textOf(fields, 'accept-more')}
      />
      {isDated ? <DateFields {...props} of="consent" label={prepare.written} /> : null}
    </>
  );
};
