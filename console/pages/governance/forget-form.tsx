import { ENCODING_NAMES } from '#cli/read-options.ts';
import { OnlyLooks } from '#console/pages/governance/confirm.tsx';
import { kindChoices, type Shown } from '#console/pages/governance/kind-choices.ts';
import { columnsField, type Listed, WAYS } from '#console/pages/governance/list-options.ts';
import { Box } from '#console/parts/box.tsx';
import { Button } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { ReadingForm } from '#console/parts/form.tsx';
import { ChoiceField, SelectField, TextField } from '#console/parts/form-field.tsx';
import { Code } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import { isoDay } from '#core/day.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import { ERASURE_REASONS } from '#core/ledger/erasures.ts';

/** People are taken out, or may come back. */
export type Act = 'forget' | 'lift';

interface Props {
  readonly visit: Visit;
  readonly act: Act;
  readonly shown: Shown;
  readonly listed: Listed;
  /** As it was sent. */
  readonly sent: Readonly<Record<string, string | readonly string[]>>;
  readonly wrong: ReadonlySet<string>;
}

const textOf = ({ sent }: Props, name: string): string | undefined => {
  const value = sent[name];
  return typeof value === 'string' ? value : undefined;
};

/** Which file names the people, and how it is read. It only leads to the page on which somebody has to be sure. */
export const ForgetForm = (props: Props) => {
  const { visit, act, listed } = props;
  const { erasure } = visit.words;
  return (
    <>
      <p>{erasure[act].lead}</p>
      {visit.isAuditor ? <OnlyLooks visit={visit} /> : null}
      {!visit.isAuditor && listed.lists.length === 0 ? (
        <EmptyState title={erasure.noFiles} says={erasure.noFilesSay}>
          <Code>{visit.files}</Code>
        </EmptyState>
      ) : null}
      {visit.isAuditor || listed.lists.length === 0 ? null : (
        <ReadingForm action={`/governance/${act}/check`}>
          <ListBox {...props} />
          <ReadBox {...props} />
          <Button primary>{erasure.next}</Button>
        </ReadingForm>
      )}
    </>
  );
};

const ListBox = (props: Props) => {
  const { visit, act, listed, wrong } = props;
  const { erasure } = visit.words;
  return (
    <Box title={erasure.list}>
      <SelectField
        name="file"
        label={erasure.file}
        description={erasure.fileSays}
        choices={[choose(visit), ...listed.lists.map(plain)]}
        value={textOf(props, 'file')}
        error={wrong.has('file') ? erasure.fileWrong : undefined}
      />
      {act === 'lift' ? null : (
        <>
          <ChoiceField
            name="reason"
            label={erasure.reason}
            type="radio"
            choices={ERASURE_REASONS.map((value) => ({ value, text: erasure.reasons[value] }))}
            values={[textOf(props, 'reason') ?? 'erasure']}
            error={wrong.has('reason') ? visit.words.shared.field : undefined}
          />
          <TextField
            name="received"
            label={erasure.received}
            description={erasure.receivedSays}
            type="date"
            value={textOf(props, 'received') ?? isoDay(new Date())}
            error={wrong.has('received') ? erasure.receivedWrong : undefined}
          />
        </>
      )}
    </Box>
  );
};

const choose = ({ words }: Visit) => ({ value: '', text: words.shared.choose });

const plain = (name: string) => ({ value: name, text: name });

const ReadBox = (props: Props) => {
  const { visit, shown, listed, wrong } = props;
  const { erasure, shared } = visit.words;
  const kinds = kindChoices(visit, shown);
  return (
    <Box title={erasure.read}>
      <ChoiceField
        name="way"
        label={erasure.way}
        type="radio"
        choices={WAYS.map((value) => ({ value, text: erasure.ways[value] }))}
        values={[textOf(props, 'way') ?? 'kind']}
        error={wrong.has('way') ? shared.field : undefined}
      />
      <SelectField
        name="encoding"
        label={erasure.encoding}
        choices={ENCODING_NAMES.map(plain)}
        value={textOf(props, 'encoding')}
        error={wrong.has('encoding') ? shared.field : undefined}
      />
      <h3>{erasure.ways.kind}</h3>
      <SelectField
        name="kind"
        label={erasure.kind}
        description={erasure.kindSays}
        choices={kinds}
        value={textOf(props, 'kind')}
        error={wrong.has('kind') ? erasure.kindWrong : undefined}
      />
      <h3>{erasure.ways.columns}</h3>
      <Columns {...props} />
      <h3>{erasure.ways.mapping}</h3>
      <SelectField
        name="mapping"
        label={erasure.mapping}
        description={erasure.mappingSays}
        choices={[{ value: '', text: shared.none }, ...listed.mappings.map(plain)]}
        value={textOf(props, 'mapping')}
        error={wrong.has('mapping') ? erasure.mappingWrong : undefined}
      />
    </Box>
  );
};

/** A field for the columns of each kind, and what of them is hashed. */
const Columns = (props: Props) => {
  const { visit, shown, sent, wrong } = props;
  const { erasure } = visit.words;
  const { kinds } = shown.agreement.identifiers;
  const names = KIND_WORDS[visit.reads];
  const hashed = sent.hashed ?? [];
  return (
    <>
      {kinds.map((kind, at) => (
        <TextField
          name={columnsField(kind)}
          label={erasure.columnsOf(names[kind])}
          constraint={erasure.columnsSay[kind]}
          value={textOf(props, columnsField(kind))}
          error={at === 0 && wrong.has('columns') ? erasure.columnsWrong : undefined}
        />
      ))}
      <ChoiceField
        name="hashed"
        label={erasure.hashed}
        description={erasure.hashedSays}
        type="checkbox"
        choices={kinds.map((value) => ({ value, text: names[value] }))}
        values={typeof hashed === 'string' ? [hashed] : hashed}
      />
    </>
  );
};
