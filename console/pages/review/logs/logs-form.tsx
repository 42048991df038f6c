import { choicesOf } from '#console/files/chosen-path.ts';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { SelectField, TextField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';

interface Props {
  readonly visit: Visit;
  readonly folders: readonly string[];
  readonly outputs: readonly string[];
  readonly wrong?: ReadonlySet<string> | undefined;
}

/** Which logs to look through, and for which room. */
export const LogsForm = ({ visit, folders, outputs, wrong }: Props) => {
  const { audit, shared } = visit.words;
  const { logs } = audit;
  return (
    <>
      <p>{logs.lead}</p>
      {wrong === undefined ? null : (
        <Alert words={visit.words} kind="error">
          <p>{shared.wrong}</p>
        </Alert>
      )}
      <Box title={logs.start}>
        {folders.length === 0 ? (
          <EmptyState title={logs.noFolder} says={logs.noFolderSays(visit.files)} />
        ) : (
          <Fields visit={visit} folders={folders} outputs={outputs} wrong={wrong} />
        )}
      </Box>
    </>
  );
};

const Fields = ({ visit, folders, outputs, wrong = new Set() }: Props) => {
  const { audit, review, shared } = visit.words;
  const { logs } = audit;
  const errorOf = (name: string) => (wrong.has(name) ? shared.field : undefined);
  const usual = 'stack' in visit.room ? logs.ofRoom : logs.everything;
  return (
    <LookingForm visit={visit} action="/review/logs/audit">
      <SelectField
        {...{ name: 'trail', label: logs.trail, constraint: review.files(visit.files) }}
        error={errorOf('trail')}
        choices={[{ value: '', text: shared.choose }, ...choicesOf(folders)]}
      />
      <SelectField
        {...{ name: 'scope', label: logs.scope, description: logs.scopeSays }}
        error={errorOf('scope')}
        choices={[{ value: '', text: usual }, ...choicesOf(outputs)]}
      />
      <SelectField
        {...{ name: 'ledger', label: logs.ledger, description: logs.ledgerSays }}
        error={errorOf('ledger')}
        choices={[{ value: '', text: logs.noLedger }, ...choicesOf(folders)]}
      />
      <TextField
        {...{ name: 'trailArn', label: logs.trailArn, description: logs.trailArnSays }}
        constraint={logs.trailArnRule}
        error={errorOf('trailArn')}
      />
      <SelectField
        {...{ name: 'publicKeys', label: logs.publicKeys, description: logs.publicKeysSays }}
        error={errorOf('publicKeys')}
        choices={[{ value: '', text: logs.askCloudTrail }, ...choicesOf(outputs)]}
      />
      <Button primary>{logs.start}</Button>
    </LookingForm>
  );
};
