import { FieldName } from '#console/pages/terms/field-name.tsx';
import { Alert, type AlertKind } from '#console/parts/alert.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { RoomSentence } from '#console/parts/fault.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import { Table } from '#console/parts/table.tsx';
import type { Visit } from '#console/visit.ts';
import { WORDS, type Words } from '#console/words/words.ts';
import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import { ownValue } from '#core/own-value.ts';

interface Props {
  readonly visit: Visit;
  readonly changes: readonly AgreementChange[];
  /** What that means for lists in the room, in sentences of the room. */
  readonly consequences?: readonly string[] | undefined;
}

/** What differs between two agreements: how many changes weaken protection, then each, those first. */
export const Changes = ({ visit, changes, consequences = [] }: Props) => {
  const { words } = visit;
  const { terms } = words;
  if (changes.length === 0)
    return <EmptyState title={terms.sameTerms} says={terms.sameTermsSays} />;
  const weaker = changes.filter(({ effect }) => effect === 'weaker').length;
  return (
    <>
      <Alert words={words} kind={weaker === 0 ? 'info' : 'warning'}>
        {weaker === 0 ? terms.noneWeaker(changes.length) : terms.weakened(changes.length, weaker)}
      </Alert>
      <Table
        isHeard
        caption={terms.changes}
        columns={Object.values(terms.change).map((head) => ({ head }))}
        rows={changes.map((change) => rowOf(words, change))}
      />
      <Consequences visit={visit} consequences={consequences} />
    </>
  );
};

const KINDS: Readonly<Record<AgreementChange['effect'], AlertKind>> = {
  weaker: 'warning',
  stricter: 'success',
  changed: 'info',
};

const rowOf = (words: Words, { path, effect, before, after, why }: AgreementChange) => [
  <FieldName words={words} path={path} />,
  <>
    <StatusIndicator kind={KINDS[effect]}>{words.terms.effects[effect]}</StatusIndicator>
    {why === undefined ? null : <Why words={words} why={why} />}
  </>,
  before === undefined ? null : <OthersText text={before} />,
  <After words={words} before={before} after={after} />,
];

const After = ({
  words,
  before,
  after,
}: { readonly words: Words } & Pick<AgreementChange, 'before' | 'after'>) => {
  if (after !== undefined) return <OthersText text={after} />;
  return before === undefined ? <span>{words.terms.restated}</span> : null;
};

/** The reason of the room in the reader's language, by the field whose rule says it. */
const Why = ({ words, why }: { readonly words: Words; readonly why: string }) => {
  const field = Object.entries(WORDS.en.weaker).find(([, says]) => says === why)?.[0];
  const said = field === undefined ? undefined : ownValue(words.weaker, field);
  return <div>{said ?? <RoomSentence says={why} />}</div>;
};

const Consequences = ({
  visit: { words },
  consequences,
}: Required<Pick<Props, 'visit' | 'consequences'>>) =>
  consequences === undefined || consequences.length === 0 ? null : (
    <>
      <h3>{words.terms.consequences}</h3>
      <ul>
        {consequences.map((says) => (
          <li>
            <RoomSentence says={says} />
          </li>
        ))}
      </ul>
    </>
  );
