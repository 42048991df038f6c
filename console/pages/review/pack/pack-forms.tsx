import { choicesOf } from '#console/files/chosen-path.ts';
import { ForWriters } from '#console/pages/review/for-writers.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { LookingForm, WritingForm } from '#console/parts/form.tsx';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';

/** Fields of a form that was sent and not understood, and the name that was asked for. */
export interface WrongPack {
  readonly fields: ReadonlySet<string>;
  readonly name: string;
}

interface Props {
  readonly visit: Visit;
  /** Files that may be packs, and that may go into one. */
  readonly packs: readonly string[];
  readonly documents: readonly string[];
  readonly wrong?: WrongPack | undefined;
}

/** The forms that pack the evidence and that check a pack. */
export const PackForms = ({ visit, packs, documents, wrong }: Props) => {
  const { words } = visit;
  const { pack } = words.custody;
  return (
    <>
      <p>{pack.lead}</p>
      {wrong === undefined ? null : (
        <Alert words={words} kind="error">
          <p>{words.shared.wrong}</p>
        </Alert>
      )}
      <Box title={pack.make}>
        <ForWriters visit={visit} />
        <MakeForm visit={visit} documents={documents} wrong={wrong} />
      </Box>
      <Box title={pack.verify}>
        <p>{pack.verifySays}</p>
        {packs.length === 0 ? (
          <EmptyState title={pack.none} says={pack.noneSays(visit.files)} />
        ) : (
          <VerifyForm visit={visit} packs={packs} wrong={wrong} />
        )}
      </Box>
    </>
  );
};

const MakeForm = ({ visit, documents, wrong }: Omit<Props, 'packs'>) => {
  const { pack } = visit.words.custody;
  const isWrong = (name: string): boolean => wrong?.fields.has(name) === true;
  return (
    <WritingForm visit={visit} action="/review/pack">
      <TextField
        {...{ name: 'name', label: pack.name, description: pack.nameSays(visit.files) }}
        constraint={pack.nameRule}
        error={isWrong('name') ? pack.nameWrong : undefined}
        value={wrong?.name || 'evidence.zip'}
        required
      />
      {documents.length === 0 ? null : (
        <ChoiceField
          type="checkbox"
          {...{ name: 'with', label: pack.with, description: pack.withSays, values: [] }}
          error={isWrong('with') ? pack.withWrong : undefined}
          choices={choicesOf(documents)}
        />
      )}
      <Button primary>{pack.make}</Button>
    </WritingForm>
  );
};

/** The form that checks a pack; the one that was just written is chosen where it is named. */
const VerifyForm = ({ visit, packs, wrong }: Omit<Props, 'documents'>) => {
  const { custody, review, shared } = visit.words;
  const { pack } = custody;
  return (
    <LookingForm visit={visit} action="/review/pack/verify">
      <SelectField
        {...{ name: 'verify', label: pack.verifyFile, constraint: review.files(visit.files) }}
        error={wrong?.fields.has('verify') ? pack.wrong : undefined}
        choices={[{ value: '', text: shared.choose }, ...choicesOf(packs)]}
      />
      <Button>{pack.start}</Button>
    </LookingForm>
  );
};
