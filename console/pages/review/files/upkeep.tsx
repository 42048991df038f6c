import { Alert } from '#console/parts/alert.tsx';
import { Box } from '#console/parts/box.tsx';
import { ButtonLink } from '#console/parts/button.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { RemovedItem } from '#core/documents/expiry-document.ts';
import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';

interface Props {
  readonly visit: Visit;
  readonly done: UpkeepDocument;
}

/** As many removals as a page shows; the ledger has all of them. */
const MAX_SHOWN = 100;

/** What a clean-up removed and why, and what it could not remove. */
export const UpkeepView = ({ visit, done }: Props) => {
  const { words, formats } = visit;
  const { files } = words.custody;
  const { scratch, leftovers, forgotten = [], expired, unproven = [], keys = [] } = done;
  return (
    <>
      {unproven.length === 0 ? (
        <Alert words={words} kind="success">
          <p>{files.cleaned}</p>
        </Alert>
      ) : (
        <Alert words={words} kind="error">
          <p>{files.unproven}</p>
          <Removed visit={visit} title={files.unproven} items={unproven} />
        </Alert>
      )}
      <KeyValues
        pairs={[
          [files.scratch, formats.number(scratch)],
          [files.removedFiles, formats.number(leftovers)],
          [files.forgotten, formats.number(forgotten.length)],
        ]}
      />
      <Box title={files.removed}>
        {expired.length === 0 ? (
          <EmptyState title={files.nothing} />
        ) : (
          <Removed visit={visit} title={files.removed} items={expired} />
        )}
        {keys.length === 0 ? null : <p>{files.keys(keys.length)}</p>}
      </Box>
      <ButtonLink to="/review/files">{words.review.pages.files.name}</ButtonLink>
    </>
  );
};

interface RemovedProps {
  readonly visit: Visit;
  readonly title: string;
  readonly items: readonly RemovedItem[];
}

const Removed = ({ visit: { words }, title, items }: RemovedProps) => {
  const { files } = words.custody;
  const { list, version } = files.columns;
  return (
    <>
      <Table
        caption={title}
        isHeard
        columns={[list, files.what, version, files.why].map((head) => ({ head }))}
        rows={items
          .slice(0, MAX_SHOWN)
          .map(({ party, dataset, what, id, why }) => [
            <OthersText text={dataset === undefined ? party : `${party}.${dataset}`} />,
            files.whats[what],
            <Code>{id}</Code>,
            files.whys[why ?? 'unknown'],
          ])}
      />
      {items.length > MAX_SHOWN ? <p>{words.review.andMore(items.length - MAX_SHOWN)}</p> : null}
    </>
  );
};
