import type { Row } from '#console/pages/terms/consent-rows.ts';
import type { Words } from '#console/words/words.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';

type Activation = NonNullable<Agreement['activations']>[string];

/** Whom a list may be of: each attribute with the values that it has to have. */
const whoOf = ({ segment = {}, consent }: Activation): string =>
  [
    ...Object.entries(segment).map(([attribute, values]) => `${attribute} = ${values.join(' / ')}`),
    `${consent.attribute} = ${consent.value}`,
  ].join(', ');

/** What each list for activation means for the people who may stand on it; nothing where there are none. */
export const activationRows = ({ terms }: Words, agreement: Agreement): readonly Row[] => {
  const { advertiser, publisher } = partiesByRole(agreement);
  return Object.entries(agreement.activations ?? {}).map(([name, each]) => {
    const { listEpsilon, listsPerPeriod, listsForLife, minimumPeople, expiresAfterDays } = each;
    const [from, to] = [`${advertiser.id}.${each.from}`, `${publisher.id}.${each.to}`];
    return [
      `list ${name}`,
      [
        terms.listed[each.use](from, to, whoOf(each)),
        terms.listPurpose(each.purpose),
        terms.listBounds(...[listsPerPeriod, listsForLife, minimumPeople, expiresAfterDays]),
        terms.listCoin(truthChance(listEpsilon), listEpsilon),
      ].join(' '),
    ];
  });
};
