import type { Child } from '#console/parts/child.ts';
import { KeyValues } from '#console/parts/key-values.tsx';
import { OthersText } from '#console/parts/others-text.tsx';
import { StatusIndicator } from '#console/parts/status-indicator.tsx';
import type { Visit } from '#console/visit.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import type { Activation } from '#core/agreement/activation-schema.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

/** What became of a list so far. */
type ListStatus = NonNullable<StatusDocument['lists']>[number];

/** A list that the agreement allows. */
export interface Agreed {
  readonly name: string;
  readonly activation: Activation;
  /** Left out where the room does not say. */
  readonly status: ListStatus | undefined;
}

interface Props {
  readonly visit: Visit;
  readonly agreed: Agreed;
}

/** What was agreed of a list, and how it stands. */
export const Terms = ({ visit, agreed: { activation, status } }: Props) => {
  const { lists } = visit.words;
  const { facts } = lists;
  const { consent, segment = {} } = activation;
  const [named] = Object.entries(segment);
  const others = (text: string): Child => <OthersText text={text} />;
  return (
    <>
      <p>{others(activation.purpose)}</p>
      <KeyValues
        pairs={[
          [facts.use, lists.uses[activation.use]],
          [facts.from, others(activation.from)],
          [facts.to, others(activation.to)],
          [facts.segment, named ? others(`${named[0]} = ${named[1].join(', ')}`) : lists.everybody],
          [facts.consent, others(`${consent.attribute} = ${consent.value}`)],
          [facts.on, others(activation.on.join(', '))],
          [facts.minimum, lists.people(activation.minimumPeople)],
          [facts.truth, lists.truthOf(truthChance(activation.listEpsilon))],
          [facts.epsilon, lists.epsilonOf(activation.listEpsilon)],
          [facts.days, lists.daysOf(activation.expiresAfterDays)],
          ...standingPairs(visit, status),
        ]}
      />
    </>
  );
};

const standingPairs = (
  { words: { lists } }: Visit,
  status: ListStatus | undefined,
): readonly (readonly [string, Child])[] =>
  status === undefined
    ? []
    : [
        [lists.facts.newest, <Standing words={lists} newest={status.newest} />],
        [lists.facts.left, lists.leftOf(status.left.period, status.left.life)],
      ];

const Standing = ({
  words: { standing },
  newest,
}: {
  readonly words: Visit['words']['lists'];
  readonly newest: ListStatus['newest'];
}) => {
  if (newest === undefined) return <StatusIndicator kind="info">{standing.none}</StatusIndicator>;
  return newest.expired ? (
    <StatusIndicator kind="warning">{standing.expired(newest.expires)}</StatusIndicator>
  ) : (
    <StatusIndicator kind="success">{standing.current(newest.expires)}</StatusIndicator>
  );
};
