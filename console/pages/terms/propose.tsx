import type { CheckDocument } from '#cli/commands/agreement.ts';
import type { DiffDocument } from '#cli/commands/agreement-diff.ts';
import { AgreementText } from '#console/pages/terms/agreement.tsx';
import { Changes } from '#console/pages/terms/changes.tsx';
import { Advice, CheckFaults } from '#console/pages/terms/check-faults.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { ReadingForm, WritingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import type { Visit } from '#console/visit.ts';
import type { SignedAgreement } from '#core/documents/signed-agreement.ts';

interface Props {
  readonly visit: Visit;
  /** The files that can be chosen. */
  readonly files: readonly string[];
  /** The one that was chosen, or what was said in its place. */
  readonly file?: string | undefined;
  readonly isWrong?: boolean;
  /** The file is another one than was looked at. */
  readonly isChanged?: boolean;
  /** What is wrong with it, or what it is. */
  readonly check?: CheckDocument | undefined;
  /** What it would change; left out where the room has no agreement that it could be held against. */
  readonly diff?: DiffDocument | undefined;
}

/** Choosing a file with an agreement, a look at what it is and would change, and then its proposal. */
export const ProposeView = (props: Props) => {
  const { visit, files, check, isChanged } = props;
  const { words } = visit;
  return (
    <>
      <p>{words.terms.proposeLead}</p>
      {isChanged ? (
        <Alert words={words} kind="error">
          {words.terms.fileChanged}
        </Alert>
      ) : null}
      {files.length === 0 ? (
        <EmptyState title={words.terms.noFiles} says={words.terms.noFilesSays(visit.files)} />
      ) : (
        <Choice {...props} />
      )}
      {check ? <Looked {...props} check={check} /> : null}
      <p>
        <a href="/terms">{words.terms.back}</a>
      </p>
    </>
  );
};

const Choice = ({ visit, files, file, isWrong = false, check }: Props) => {
  const { terms, shared } = visit.words;
  const isSound = check?.digest !== undefined;
  return (
    <ReadingForm action="/terms/propose">
      <SelectField
        name="file"
        label={terms.file}
        description={terms.fileSays(visit.files)}
        constraint={terms.fileRule}
        error={isWrong ? terms.fileWrong : undefined}
        value={file}
        choices={[
          { value: '', text: shared.choose },
          ...files.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Button primary={!isSound}>{terms.look}</Button>
    </ReadingForm>
  );
};

const Looked = ({ visit, file = '', check, diff }: Props & { readonly check: CheckDocument }) => {
  const { words } = visit;
  const { agreement, digest, advice = [] } = check;
  if (agreement === undefined || digest === undefined)
    return <CheckFaults visit={visit} faults={check.faults} />;
  return (
    <>
      <Alert words={words} kind="success">
        {words.terms.sound}
      </Alert>
      <Advice visit={visit} advice={advice} />
      {diff ? (
        <Box title={words.terms.changes}>
          <p>{words.terms.against[diff.against]}</p>
          <Changes visit={visit} changes={diff.changes} consequences={diff.consequences} />
        </Box>
      ) : null}
      <Box title={words.terms.saysFile}>
        <AgreementText visit={visit} of={file} signed={{ agreement, digest }} />
      </Box>
      <ProposeForm visit={visit} file={file} digest={digest} />
    </>
  );
};

const ProposeForm = ({
  visit,
  file,
  digest,
}: { readonly visit: Visit; readonly file: string } & Pick<SignedAgreement, 'digest'>) => {
  const { terms } = visit.words;
  return (
    <Box title={terms.doPropose}>
      <p>{terms.proposing(visit.party)}</p>
      <WritingForm visit={visit} action="/terms/propose">
        <input type="hidden" name="file" value={file} />
        <input type="hidden" name="digest" value={digest} />
        <Button primary>{terms.doPropose}</Button>
      </WritingForm>
    </Box>
  );
};
