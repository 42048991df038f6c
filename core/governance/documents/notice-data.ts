import { specialCategoryFaults } from '#core/agreement/special-category-rules.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, items } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { type HeldList, heldLists } from '#core/governance/documents/held-lists.ts';
import type { NoticeWords, ToldList } from '#core/governance/documents/notice-words.ts';
import { nameOf, parties } from '#core/governance/documents/parties.ts';

type Names = ReadonlyMap<string, string>;

/** A name of the agreement, as people read it. */
const plain = (name: string): string => name.replaceAll('_', ' ');

const toldEvents = ({ dataset: { events }, amounts }: HeldList): Pick<ToldList, 'events'> => {
  if (events === undefined) return {};
  const kind = events.engagement?.attribute;
  return {
    events: {
      ...(kind !== undefined && { kind: plain(kind) }),
      amounts: amounts.map(({ name, unit }) => ({ name: plain(name), unit })),
    },
  };
};

const toldList = (list: HeldList, names: Names): ToldList => {
  const { party, dataset, kinds, ownIds, isLabelled } = list;
  const kind = dataset.events?.engagement?.attribute;
  return {
    ...{ who: names.get(party) ?? party, recognisedBy: kinds, ownIds, isLabelled },
    attributes: Object.keys(dataset.attributes)
      .filter((name) => name !== kind)
      .map(plain),
    ...toldEvents(list),
  };
};

type Exception = NonNullable<Facts['signed']['agreement']['specialCategories']>[string];

/** What an exception is about: `purpose`, `activations.spring`, `brand.customers` or `brand.customers.diet`. */
const placeOf = ({ at, values = [] }: Exception, names: Names, words: NoticeWords): string => {
  const { special } = words;
  const [first = '', second = '', attribute] = at.split('.');
  const who = names.get(first);
  if (at === 'purpose') return special.purpose;
  if (who === undefined) return special.named(plain(second));
  if (attribute === undefined) return special.list(who, plain(second));
  return special.attribute(who, plain(attribute), values);
};

/** Which data of people the lists hold, and of what the law protects most, by which article and why. */
export const noticeData = (facts: Facts, words: NoticeWords): readonly Block[] => {
  const { agreement } = facts.signed;
  const names: Names = new Map(parties(facts).map((each) => [each.id, nameOf(each)]));
  const special = Object.values(agreement.specialCategories ?? {}).map((exception) =>
    words.special.says(placeOf(exception, names, words), exception),
  );
  return [
    ...items(heldLists(agreement).map((list) => words.list(toldList(list, names)))),
    ...items(special),
    ...specialCategoryFaults(agreement).map(({ path }) =>
      gap(`${words.missing.special} (${path.join('.')})`),
    ),
  ];
};
