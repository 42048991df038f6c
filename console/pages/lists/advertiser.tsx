import { listPath } from '#console/pages/lists/lists.tsx';
import { Outlook } from '#console/pages/lists/outlook.tsx';
import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { Fault } from '#console/parts/fault.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { KeyValues } from '#console/parts/key-values.tsx';
import { withoutRefusal } from '#console/refusal.ts';
import type { RanInRoom } from '#console/run-in-room.ts';
import type { Visit } from '#console/visit.ts';
import { ListDocument } from '#core/documents/list-document.ts';
import { PlanDocument } from '#core/documents/plan-document.ts';

interface Props {
  readonly visit: Visit;
  readonly name: string;
  /** What `activate --dry-run` says. */
  readonly planned: RanInRoom;
  /** The question of its size, where that has to be asked first. */
  readonly size: RanInRoom | undefined;
}

/** What the list would be, and the button that has it made; or the question that comes before it. */
export const AdvertiserView = ({ visit, name, planned, size }: Props) => {
  const { lists } = visit.words;
  const { document, fault } = withoutRefusal(planned);
  const list = ListDocument.safeParse(document).data;
  if (size) return <SizeFirst visit={visit} name={name} size={size} />;
  return (
    <Box title={lists.before}>
      {fault ? <Fault words={visit.words} fault={fault} /> : null}
      {list ? (
        <>
          <Outlook visit={visit} list={list} />
          <WritingForm visit={visit} action={listPath(name)}>
            <p class="soft">{lists.makeSays}</p>
            <Button primary>{lists.make}</Button>
          </WritingForm>
        </>
      ) : null}
    </Box>
  );
};

const SizeFirst = ({
  visit,
  name,
  size,
}: Omit<Props, 'planned' | 'size'> & { size: RanInRoom }) => {
  const { lists } = visit.words;
  const { document, fault } = withoutRefusal(size);
  const plan = PlanDocument.safeParse(document).data;
  return (
    <Box title={lists.sizeUnknown}>
      <p>{lists.sizeUnknownSays}</p>
      {fault ? <Fault words={visit.words} fault={fault} /> : null}
      {plan ? (
        <>
          <KeyValues
            pairs={[
              [lists.sizePrice, plan.epsilon === 0 ? lists.free : lists.costOf(plan.epsilon)],
              [lists.sizeAnswer, lists.sizeCells(plan.cells, plan.accuracy.noiseHalfWidth)],
            ]}
          />
          <WritingForm visit={visit} action={`${listPath(name)}/size`}>
            <p>
              <Button primary>{lists.askSize}</Button>
            </p>
          </WritingForm>
        </>
      ) : null}
    </Box>
  );
};

/** A list that was made. */
export const MadeView = ({
  visit,
  list,
}: {
  readonly visit: Visit;
  readonly list: ListDocument;
}) => {
  const { lists } = visit.words;
  return (
    <>
      <Alert words={visit.words} kind="success">
        {list.repeated ? lists.madeBefore : lists.made}
      </Alert>
      <Box title={lists.madeTitle}>
        <Outlook visit={visit} list={list} />
      </Box>
      <ButtonLink to={listPath(list.activation)}>{lists.toList}</ButtonLink>
    </>
  );
};
