import { shellWord } from '#cli/shell-word.ts';
import { choicesOf } from '#console/files/chosen-path.ts';
import { OnlyLooks } from '#console/pages/governance/confirm.tsx';
import { ToGovernance } from '#console/pages/governance/to-governance.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { SelectField, TextField } from '#console/parts/form-field.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { DdrfTakenDocument } from '#core/documents/ddrf-document.ts';

const CHOSEN = ['request', 'agreement', 'issuers', 'key'] as const;

/** Names of the folder of the console that each field may choose. */
export type Offered = Readonly<Record<(typeof CHOSEN)[number], readonly string[]>>;

interface Props {
  readonly visit: Visit;
  readonly offered: Offered;
  readonly sent: Readonly<Record<string, string | readonly string[]>>;
  readonly wrong: ReadonlySet<string>;
}

/** A request that somebody signed, and by whose keys it is looked at and answered. */
export const SignedForm = (props: Props) => {
  const { visit, sent, wrong } = props;
  const { signed } = visit.words;
  return (
    <>
      <p>{signed.lead}</p>
      {visit.isAuditor ? (
        <OnlyLooks visit={visit} />
      ) : (
        <Box title={signed.what}>
          <WritingForm visit={visit} action="/governance/signed">
            {CHOSEN.map((name) => (
              <ChosenField {...props} name={name} />
            ))}
            <TextField
              name="domain"
              label={signed.domain}
              constraint={signed.domainSays}
              value={typeof sent.domain === 'string' ? sent.domain : undefined}
              error={wrong.has('domain') ? signed.domainWrong : undefined}
            />
            <Button primary>{signed.take}</Button>
          </WritingForm>
        </Box>
      )}
    </>
  );
};

const ChosenField = ({
  visit: {
    words: { signed, shared },
  },
  offered,
  sent,
  wrong,
  name,
}: Props & { readonly name: (typeof CHOSEN)[number] }) => {
  const value = sent[name];
  return (
    <SelectField
      name={name}
      label={signed.fields[name]}
      description={signed.says[name]}
      choices={[{ value: '', text: shared.choose }, ...choicesOf(offered[name])]}
      value={typeof value === 'string' ? value : undefined}
      error={wrong.has(name) ? signed.wrong : undefined}
    />
  );
};

/** What came of it: what to answer, and how the people of the day are forgotten. */
export const TakenView = ({
  visit,
  taken,
  answer,
}: {
  readonly visit: Visit;
  readonly taken: DdrfTakenDocument;
  /** The name of the answer in the folder of the console. */
  readonly answer: string;
}) => {
  const { signed, shared } = visit.words;
  const { result, says, code, http, forget } = taken;
  return (
    <>
      <Alert words={visit.words} kind={result === 'accepted' ? 'success' : 'error'}>
        <p>{signed.results[result]}</p>
        <p class="soft">
          {shared.sentence} <RoomSentence says={says} />
        </p>
      </Alert>
      <KeyValues
        pairs={[
          [signed.code, <Code>{code}</Code>],
          [signed.http, <Code>{http}</Code>],
          [signed.answer, <Code>{answer}</Code>],
        ]}
      />
      {forget === undefined ? null : (
        <Box title={signed.nobody}>
          <p>{signed.nobodySays}</p>
          <pre translate="no">{['airlock', ...forget.map(shellWord)].join(' ')}</pre>
        </Box>
      )}
      <ToGovernance visit={visit} />
    </>
  );
};
