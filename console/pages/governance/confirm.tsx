import { Alert } from '#console/parts/alert.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import type { Child } from '#console/parts/child.ts';
import { WritingForm } from '#console/parts/form.tsx';
import { ChoiceField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';

/** The field by which somebody says that they mean it. */
const SURE = 'sure';

/** Fields that a form brings along unseen; of several values one each. */
type Hidden = readonly (readonly [string, string])[];

interface Props {
  readonly visit: Visit;
  readonly action: string;
  readonly hidden?: Hidden;
  /** What will happen, a sentence each. */
  readonly says: readonly string[];
  /** What is ticked. */
  readonly sure: string;
  /** What the button says. */
  readonly act: string;
  /** Whether it was sent without the tick. */
  readonly isWrong: boolean;
  readonly children?: Child;
}

/** What is asked before something that cannot be taken back: what happens, a tick, a button, and the way out. */
export const Confirm = ({ visit, says, children, ...form }: Props) => {
  const { words } = visit;
  return (
    <>
      {children}
      <Alert words={words} kind="warning">
        <ul>
          {says.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
      </Alert>
      {visit.isAuditor ? <OnlyLooks visit={visit} /> : <SureForm visit={visit} {...form} />}
    </>
  );
};

const SureForm = ({
  visit,
  action,
  hidden = [],
  sure,
  act,
  isWrong,
}: Omit<Props, 'says' | 'children'>) => {
  const { governance } = visit.words;
  return (
    <WritingForm visit={visit} action={action}>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <ChoiceField
        name={SURE}
        label={governance.sure}
        type="checkbox"
        choices={[{ value: 'yes', text: sure }]}
        values={[]}
        error={isWrong ? governance.tick : undefined}
      />
      <div class="row">
        <Button primary>{act}</Button>
        <ButtonLink to="/governance">{governance.cancel}</ButtonLink>
      </div>
    </WritingForm>
  );
};

/** In place of a form, for whoever only looks. */
export const OnlyLooks = ({ visit: { words } }: Pick<Props, 'visit'>) => (
  <Alert words={words} kind="info">
    <p>{words.shared.guards.auditor}</p>
  </Alert>
);
