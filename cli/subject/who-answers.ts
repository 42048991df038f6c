import { type Block, list, says } from '#cli/subject/letter-blocks.ts';
import { type LetterWords, TOLD_CONTACTS } from '#cli/subject/letter-words.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import { contactText, officerText } from '#core/governance/organisations.ts';

type Organisation = NonNullable<NonNullable<SubjectDocument['governance']>['organisation']>;

const gap = ({ gap: marked }: LetterWords, what: string): Block => ({
  ...{ is: 'gap', text: marked(what) },
});

/** Who writes the letter, as what, and how to reach it: what the agreement says of that, and a gap for each thing that it does not. */
export const senderBlocks = (
  { governance }: SubjectDocument,
  words: LetterWords,
): readonly Block[] => {
  const { sender } = words;
  const organisation = governance?.organisation;
  if (organisation === undefined) return [gap(words, sender.all)];
  const reached = TOLD_CONTACTS.flatMap((role) => {
    const contact = contactText({ organisation }, role);
    return contact === undefined ? [] : [sender.contacts[role](contact)];
  });
  return [
    ...[says(organisation.name), says(sender.is[organisation.role]), ...list(reached)],
    ...(organisation.role === 'processor' ? [gap(words, sender.controller)] : []),
    ...(officerText({ organisation }) === undefined ? [gap(words, sender.contact)] : []),
    ...(organisation.contacts.dpo === undefined ? [gap(words, sender.officer)] : []),
  ];
};

/** Those whose helpers a person is told of: the party and, where somebody else runs the room and is named, that one. */
const employers = ({ party, governance }: SubjectDocument) => [
  { name: governance?.organisation?.name ?? party, of: governance?.organisation },
  ...(governance?.operator ? [{ name: governance.operator.name, of: governance.operator }] : []),
];

const helpersOf = (of: Organisation | undefined) => Object.values(of?.subprocessors ?? {});

const helpedBlocks = (
  { name, of }: ReturnType<typeof employers>[number],
  words: LetterWords,
): readonly Block[] => {
  const { helpers } = words;
  if (of?.subprocessors === undefined) return [gap(words, helpers.unsaid(name))];
  const all = helpersOf(of);
  return all.length === 0
    ? [says(helpers.none(name))]
    : [says(helpers.some(name)), ...list(all.map(helpers.one))];
};

/** Who runs the room and who else works with the data, where, and whether data leave the EEA: as the agreement says, and gaps for the rest. */
export const helperBlocks = (answer: SubjectDocument, words: LetterWords): readonly Block[] => {
  const { helpers } = words;
  const operator = answer.governance?.operator;
  const all = employers(answer);
  const isWhole = operator !== undefined && all.every(({ of }) => of?.subprocessors !== undefined);
  const stays = all.every(({ of }) => helpersOf(of).every(({ transfer }) => transfer === 'none'));
  return [
    operator === undefined
      ? gap(words, helpers.operator)
      : says(helpers.runs(operator.name, operator.role)),
    ...all.flatMap((each) => helpedBlocks(each, words)),
    ...(isWhole ? [] : [gap(words, helpers.abroad)]),
    ...(isWhole && stays ? [says(helpers.stay)] : []),
  ];
};
