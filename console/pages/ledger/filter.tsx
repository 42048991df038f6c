import { type EntriesAsked, EVENT_TYPES } from '#console/pages/ledger/pages.ts';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { SelectField, TextField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly asked: Readonly<Record<string, unknown>> | EntriesAsked;
  readonly parties: readonly string[];
  /** Fields that are not understood. */
  readonly wrong?: ReadonlySet<string>;
}

/** What may be asked of the entries: by whom, what, and when. */
export const Filter = ({ visit, asked, parties, wrong = new Set() }: Props) => {
  const { ledger, ledgerEvents, shared } = visit.words;
  const { filter } = ledger;
  const values: Readonly<Record<string, unknown>> = asked;
  const textOf = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  const errorOf = (name: string): string | undefined =>
    wrong.has(name) ? shared.field : undefined;
  const any = { value: '', text: filter.any };
  const day = (name: 'since' | 'until') => (
    <TextField
      {...{ name, type: 'date', label: filter[name], constraint: filter.day }}
      value={textOf(name)}
      error={errorOf(name)}
    />
  );
  return (
    <Box title={filter.title}>
      <ReadingForm action="/ledger">
        <div class="fields">
          <SelectField
            {...{ name: 'party', label: filter.party, value: textOf('party') }}
            choices={[any, ...parties.map((party) => ({ value: party, text: party }))]}
            error={errorOf('party')}
          />
          <SelectField
            {...{ name: 'type', label: filter.type, value: textOf('type') }}
            choices={[
              any,
              ...EVENT_TYPES.map((type) => ({ value: type, text: ledgerEvents.names[type] })),
            ]}
            error={errorOf('type')}
          />
          {day('since')}
          {day('until')}
        </div>
        <div class="row">
          <Button>{filter.show}</Button>
          {Object.keys(values).length === 0 ? null : (
            <ButtonLink to="/ledger">{filter.clear}</ButtonLink>
          )}
        </div>
      </ReadingForm>
    </Box>
  );
};
