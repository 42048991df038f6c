import { VerdictView } from '#console/pages/ledger/verdict.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { LookingForm } from '#console/parts/form.tsx';
import { SelectField } from '#console/parts/form-field.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { LedgerVerdictDocument } from '#core/documents/ledger-verdict-document.ts';

interface Props {
  readonly visit: Visit;
  readonly verdict: LedgerVerdictDocument;
  /** What the command said, such as that nothing can be kept at home. */
  readonly notes: readonly string[];
  /** Files that a receipt may stand in. */
  readonly files: readonly string[];
}

/** How far the ledger is known to be whole: to see, to take away, and to hold against it later. */
export const ReceiptView = ({ visit, verdict, notes, files }: Props) => {
  const { ledger } = visit.words;
  return (
    <>
      <p>{ledger.receiptSays}</p>
      {verdict.outcome === 'whole' ? (
        <Head visit={visit} head={verdict.head} notes={notes} />
      ) : (
        <VerdictView visit={visit} verdict={verdict} />
      )}
      <Box title={ledger.hold}>
        <HoldForm visit={visit} files={files} />
      </Box>
    </>
  );
};

type Whole = Extract<LedgerVerdictDocument, { outcome: 'whole' }>;

const Head = ({
  visit: { words, formats },
  head,
  notes,
}: Pick<Props, 'visit' | 'notes'> & Pick<Whole, 'head'>) => {
  const { ledger } = words;
  return (
    <Box title={ledger.head}>
      {notes.length === 0 ? <p>{ledger.headSays}</p> : null}
      {notes.map((note) => (
        <Alert words={words} kind="warning">
          <p>{ledger.kept}</p>
          <p class="soft">
            {words.shared.sentence} <RoomSentence says={note} />
          </p>
        </Alert>
      ))}
      <KeyValues
        pairs={[
          [ledger.columns.number, formats.number(head.sequence)],
          [ledger.receipt, <Code>{`${head.sequence}:${head.checksum}`}</Code>],
        ]}
      />
      <p />
      <ButtonLink to="/ledger/receipt/file" primary>
        {ledger.download}
      </ButtonLink>
    </Box>
  );
};

/** The form that holds a receipt against the ledger; `wrong` where the file that was chosen is none. */
export const HoldForm = ({
  visit,
  files,
  wrong,
}: Pick<Props, 'visit' | 'files'> & { readonly wrong?: string }) => {
  const { ledger, shared } = visit.words;
  if (files.length === 0)
    return <EmptyState title={ledger.noFiles} says={ledger.noFilesSays(visit.files)} />;
  return (
    <LookingForm visit={visit} action="/ledger/verify">
      <SelectField
        {...{ name: 'receipt', label: ledger.file, description: ledger.holdSays }}
        constraint={ledger.fileSays(visit.files)}
        error={wrong === undefined ? undefined : ledger.fileWrong}
        value={wrong}
        choices={[
          { value: '', text: shared.choose },
          ...files.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Button>{ledger.holding}</Button>
    </LookingForm>
  );
};
