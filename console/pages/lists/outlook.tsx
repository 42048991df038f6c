import { Fairness } from '#console/pages/measurement/plan.tsx';
import { BarChart } from '#console/parts/bar-chart.tsx';
import type { Child } from '#console/parts/child.ts';
import { Code, KeyValues } from '#console/parts/key-values.tsx';
import type { Visit } from '#console/visit.ts';
import type { ListDocument } from '#core/documents/list-document.ts';

interface Props {
  readonly visit: Visit;
  readonly list: ListDocument;
}

/** What a list would be or is: its size, how far it may be trusted, and what it costs. */
export const Outlook = ({ visit, list }: Props) => {
  const { words, formats } = visit;
  const { lists } = words;
  const { recall, cost, left, expires } = list;
  return (
    <>
      <KeyValues
        pairs={[
          ...sizePairs(visit, list),
          [lists.recall, <Share share={formats.percent(recall)} says={lists.recallSays} />],
          [lists.cost, cost === 0 ? lists.free : lists.costOf(cost)],
          [lists.facts.left, lists.leftOf(left.period, left.life)],
          ...(list.list === undefined ? [] : [[lists.list, <Code>{list.list}</Code>] as const]),
          ...(expires === undefined ? [] : [[lists.expires, lists.until(expires)] as const]),
        ]}
      />
      <Belief visit={visit} list={list} />
      <Fairness visit={visit} plan={list} />
    </>
  );
};

const Share = ({ share, says }: { readonly share: string; readonly says: string }) => (
  <>
    {share}
    <br />
    <span class="soft">{says}</span>
  </>
);

/** What follows from the answer that told its size; nothing where that is gone. */
const sizePairs = (
  { words: { lists }, formats }: Visit,
  { people, labels, precision, universe }: ListDocument,
): readonly (readonly [string, Child])[] =>
  people === undefined || labels === undefined || precision === undefined
    ? []
    : [
        [lists.size, lists.sizeOf(people, universe)],
        [lists.labels, lists.labelsOf(labels)],
        [lists.precision, <Share share={formats.percent(precision)} says={lists.precisionSays} />],
      ];

/** What the publisher may believe of one person, before it has the list and with it. */
const Belief = ({ visit, list: { people, precision, universe } }: Props) => {
  const { words, formats } = visit;
  const { lists } = words;
  if (people === undefined || precision === undefined || universe === 0) return null;
  const before = Math.min(1, people / universe);
  return (
    <BarChart
      words={words}
      title={lists.believes}
      heads={[lists.believed.who, lists.believed.share]}
      limit={1}
      bars={[
        { label: lists.anybody, value: before, text: formats.percent(before) },
        { label: lists.listed, value: precision, text: formats.percent(precision) },
      ]}
    />
  );
};
