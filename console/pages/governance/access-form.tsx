import { OnlyLooks } from '#console/pages/governance/confirm.tsx';
import { kindChoices, type Shown } from '#console/pages/governance/kind-choices.ts';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { SelectField, TextAreaField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';

const ROWS = 4;

interface Props {
  readonly visit: Visit;
  readonly shown: Shown;
  readonly wrong: ReadonlySet<string>;
}

/** Who asks is typed here: what is sent is in no address, and is shown and kept nowhere. */
export const AccessForm = ({ visit, shown, wrong }: Props) => {
  const { access } = visit.words;
  return (
    <>
      <p>{access.lead}</p>
      {visit.isAuditor ? (
        <OnlyLooks visit={visit} />
      ) : (
        <Box title={access.who}>
          <WritingForm visit={visit} action="/governance/access">
            <Fields visit={visit} shown={shown} wrong={wrong} />
            <Button primary>{access.look}</Button>
          </WritingForm>
        </Box>
      )}
      <p class="soft">{access.noted}</p>
    </>
  );
};

const Fields = ({ visit, shown, wrong }: Props) => {
  const { access } = visit.words;
  const kinds = kindChoices(visit, shown);
  return (
    <>
      <TextAreaField
        name="identifiers"
        label={access.identifiers}
        description={access.identifiersSay}
        constraint={access.line}
        rows={ROWS}
        error={wrong.has('identifiers') ? access.identifiersWrong : undefined}
      />
      <SelectField
        name="kind"
        label={access.kind}
        constraint={access.kindSays}
        value={kinds[0]?.value}
        choices={[...kinds, { value: '', text: access.eachLine }]}
        error={wrong.has('kind') ? visit.words.shared.field : undefined}
      />
      <details>
        <summary>{access.kinds}</summary>
        <ul>
          {kinds.map(({ value, text }) => (
            <li>
              <code translate="no">{`${value},…`}</code> {text}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
};
