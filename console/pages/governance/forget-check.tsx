import { Confirm } from '#console/pages/governance/confirm.tsx';
import type { Act } from '#console/pages/governance/forget-form.tsx';
import { columnsField, type ListForm, sentAgain } from '#console/pages/governance/list-options.ts';
import { Box } from '#console/parts/box.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import type { Visit } from '#console/visit.ts';
import { isoDay } from '#core/day.ts';
import { oneMonthAfter } from '#core/erasure/due-date.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';

interface Props {
  readonly visit: Visit;
  readonly act: Act;
  readonly form: ListForm;
  /** Whether it was sent by somebody who did not say that they are sure. */
  readonly isWrong: boolean;
}

/** What will happen with a list, before it does. */
export const ForgetCheck = ({ visit, act, form, isWrong }: Props) => {
  const { erasure } = visit.words;
  const { says, sure, act: button } = erasure[act];
  return (
    <Confirm
      visit={visit}
      action={`/governance/${act}`}
      hidden={sentAgain(form)}
      {...{ says, sure, act: button, isWrong }}
    >
      <Box title={erasure.asked}>
        <KeyValues
          pairs={[
            [erasure.file, <OthersText text={form.file} />],
            [erasure.read, readText(visit, form)],
            ...(act === 'lift' ? [] : termsOf(visit, form)),
          ]}
        />
      </Box>
    </Confirm>
  );
};

const termsOf = ({ words: { erasure }, formats }: Visit, { reason, received }: ListForm) => {
  const day = received ?? isoDay(new Date());
  return [
    [erasure.reason, erasure.reasons[reason]],
    [erasure.received, formats.day(day)],
    [erasure.due, formats.day(oneMonthAfter(day))],
  ] as const;
};

/** How the list is read, in words. */
const readText = ({ words: { erasure }, reads }: Visit, form: ListForm) => {
  const names = KIND_WORDS[reads];
  if (form.way === 'kind') return form.kind ? erasure.byKind(names[form.kind]) : null;
  if (form.way === 'mapping') return <OthersText text={form.mapping ?? ''} />;
  return IDENTIFIER_KINDS.flatMap((kind) => {
    const columns = form[columnsField(kind)];
    return columns === undefined
      ? []
      : [<ColumnsOf name={erasure.inColumns(names[kind])} columns={columns} />];
  });
};

const ColumnsOf = ({ name, columns }: { readonly name: string; readonly columns: string }) => (
  <div>
    {name} <OthersText text={columns} />
  </div>
);
