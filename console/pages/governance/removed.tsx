import { Code } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import type { ExpiryDocument, RemovedItem } from '#core/documents/expiry-document.ts';

interface Props {
  readonly visit: Visit;
  readonly removed: Pick<ExpiryDocument, 'expired' | 'unproven' | 'keys'>;
}

/** What was removed and why, and what a new look still found. */
export const Removed = ({ visit, removed }: Props) => {
  const { ends } = visit.words;
  const { expired, unproven = [], keys = [] } = removed;
  return (
    <>
      {expired.length + keys.length === 0 ? <p>{ends.nothing}</p> : null}
      {expired.length === 0 ? null : (
        <Items visit={visit} caption={ends.removed(expired.length)} items={expired} />
      )}
      {keys.map(({ epoch }) => (
        <p>{ends.keyGone(epoch)}</p>
      ))}
      {unproven.length === 0 ? null : (
        <>
          <StatusIndicator kind="error">{ends.unproven}</StatusIndicator>
          <Items visit={visit} caption={ends.left(unproven.length)} items={unproven} />
        </>
      )}
    </>
  );
};

const Items = ({
  visit: {
    words: { ends },
  },
  caption,
  items,
}: {
  readonly visit: Visit;
  readonly caption: string;
  readonly items: readonly RemovedItem[];
}) => (
  <Table
    caption={caption}
    columns={[ends.columns.what, ends.columns.list, ends.columns.id, ends.columns.why].map(
      (head) => ({ head }),
    )}
    rows={items.map(({ what, party, dataset, id, why }) => [
      ends.whats[what],
      <OthersText text={dataset === undefined ? party : `${party}.${dataset}`} />,
      <Code>{id.slice(0, SHOWN_ID)}</Code>,
      why === undefined ? ends.whyUnknown : ends.whys[why],
    ])}
  />
);

/** So many characters tell what a room removed apart. */
const SHOWN_ID = 12;
