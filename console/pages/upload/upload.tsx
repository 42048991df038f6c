import type { ListedDrop } from '#console/pages/upload/drops.ts';
import { Box } from '#console/parts/box.tsx';
import { Button, ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { WritingForm } from '#console/parts/form.tsx';
import { ChoiceField } from '#console/parts/form-field.tsx';
import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { printable } from '#core/printable.ts';

interface Props {
  readonly visit: Visit;
  readonly drops: readonly ListedDrop[];
  /** The digests of the agreements under which a list is taken. */
  readonly agreements: readonly string[];
  readonly chosen: string | undefined;
  readonly isWrong: boolean;
}

/** Which prepared list is handed to the room, and what becomes of it on this machine. */
export const UploadView = (props: Props) => {
  const { visit, drops } = props;
  const { upload } = visit.words;
  return (
    <>
      <p>{upload.lead}</p>
      <Box title={upload.choose}>
        <p class="soft">
          {upload.folder} <Code>{visit.files}</Code>
        </p>
        {drops.length === 0 ? (
          <EmptyState title={upload.noDrops} says={upload.noDropsSays}>
            <ButtonLink to="/prepare" primary>
              {upload.toPrepare}
            </ButtonLink>
          </EmptyState>
        ) : (
          <Drops {...props} />
        )}
      </Box>
      {drops.length === 0 ? null : <Form {...props} />}
    </>
  );
};

const Drops = ({ visit, drops, agreements }: Props) => {
  const { words, formats } = visit;
  const { upload, shared } = words;
  return (
    <Table
      caption={upload.choose}
      isHeard
      columns={[
        { head: upload.folder },
        { head: upload.list },
        { head: upload.rows, isNumber: true },
        { head: upload.prepared },
        { head: upload.sealed },
      ]}
      rows={drops.map(({ name, manifest }) => [
        <>
          <OthersText text={name} />
          {agreements.includes(manifest.agreement) ? null : (
            <div>
              <StatusIndicator kind="warning">{upload.otherTerms}</StatusIndicator>
            </div>
          )}
        </>,
        <OthersText text={manifest.dataset} />,
        formats.number(manifest.rows),
        formats.time(manifest.preparedAt),
        manifest.sealed ? shared.yes : shared.no,
      ])}
    />
  );
};

/** What the box is called that has a list removed. */
export const REMOVE = 'remove';

const Form = ({ visit, drops, chosen, isWrong }: Props) => {
  const { upload } = visit.words;
  return (
    <WritingForm visit={visit} action="/upload">
      <ChoiceField
        name="drop"
        label={upload.drop}
        error={isWrong ? upload.wrong : undefined}
        type="radio"
        values={[chosen ?? (drops.length === 1 ? (drops[0]?.name ?? '') : '')]}
        choices={drops.map(({ name }) => ({ value: name, text: printable(name) }))}
      />
      <ChoiceField
        name="after"
        label={upload.after}
        type="checkbox"
        values={[REMOVE]}
        choices={[{ value: REMOVE, text: upload.remove }]}
      />
      <Button primary>{upload.run}</Button>
    </WritingForm>
  );
};
