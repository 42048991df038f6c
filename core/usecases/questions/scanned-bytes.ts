import { listBytes, type ReadList } from '#core/matching/scan-bytes.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';

type Read = Pick<Asked, 'question' | 'signed' | 'versions'>;

/** Whose people the events of a question are. */
const OWNERS = [
  ['conversions', 'counted'],
  ['touches', 'other'],
] as const;

/** What is read to tell whose the events are: those with all their attributes, and the people by the kinds of their ids. */
const eventLists = ({ question, signed, versions }: Read): readonly ReadList[] => {
  const lists = declaredLists(signed.agreement, question);
  return OWNERS.flatMap(([link, side]) => {
    const [declared, version] = [lists[link], versions[link]];
    if (declared === undefined || version === undefined) return [];
    const attributes = Object.keys(declared.attributes).length;
    return [
      { people: versions[side].people, kinds: declared.by.length, attributes: 0 },
      { people: version.events ?? 0, kinds: 1, attributes, timed: true as const },
    ];
  });
};

/**
 * About how much the query of a question will read, which is each list once, kind by kind: by what both parties know
 * of the versions, so that it says nothing new, and not by their files, whose sizes move with each person.
 */
export const scannedBytesOf = (asked: Read): number => {
  const { question, versions } = asked;
  const columns = columnsRead(question);
  const people = (['counted', 'other'] as const).map((side) => ({
    people: versions[side].people,
    kinds: question.on.length,
    attributes: columns[side].length,
  }));
  return listBytes([...people, ...eventLists(asked)]);
};
