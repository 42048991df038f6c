import { amount, count, percent } from '#cli/render/table.ts';
import { truthChance } from '#core/activation/expected-list.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';

type Activation = NonNullable<Agreement['activations']>[string];

const USES = { include: 'to be reached', exclude: 'to be left out' } as const;

const whoText = ({ segment = {}, consent }: Activation): string => {
  const values = Object.entries(segment).map(
    ([attribute, each]) => `${attribute} is ${each.join(' or ')} and `,
  );
  return `whose ${values.join('')}${consent.attribute} is ${consent.value}`;
};

/** What is allowed beside lists and can hardly be meant; undefined where it is not so. */
export const listDoubt = (agreement: Agreement): string | undefined =>
  agreement.activations && effectiveTerms(agreement).noise === 'none'
    ? 'counts are exact, and nothing bounds what they and lists tell together'
    : undefined;

/** What each activation of an agreement means for the people on the lists; nothing where there are none. */
export const activationMeanings = (
  agreement: Agreement,
): readonly (readonly [string, string])[] => {
  const { advertiser, publisher } = partiesByRole(agreement);
  const doubt = listDoubt(agreement);
  const beware = doubt === undefined ? '' : ` Beware: ${doubt}.`;
  return Object.entries(agreement.activations ?? {}).map(([name, each]) => {
    const { listEpsilon, listsPerPeriod, listsForLife, expiresAfterDays } = each;
    const often = `${count(listsPerPeriod)} in a period, ${count(listsForLife)} for life`;
    return [
      `list ${name}`,
      `${publisher.id} gets labels of its list ${each.to} for people of ${advertiser.id}.${each.from} ${whoText(each)}, matched by ${each.on.join(' or ')}, ${USES[each.use]}: ${each.purpose} At most ${often}, each of ${count(each.minimumPeople)} people at least, and gone after ${amount(expiresAfterDays, 'day')}. A coin decides who is listed: it tells the truth of ${percent(truthChance(listEpsilon))} of them (epsilon ${listEpsilon}, which counts may not tell any more).${beware}`,
    ];
  });
};
