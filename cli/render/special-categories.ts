import { besideLines } from '#cli/render/wrap.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';

/** What is allowed by exception of what the law protects most, each with its article and its reason. */
export const exceptionLines = (
  { specialCategories = {} }: Agreement,
  column: number,
): readonly string[] => {
  const each = Object.values(specialCategories).flatMap(
    ({ at, values, category, article, reason }) =>
      besideLines(
        at,
        `Denotes ${CATEGORIES[category].denotes}${values ? ` by ${values.join(', ')}` : ''}. Lawful by Article ${article} of the GDPR, as both parties say: ${reason}`,
        column,
      ),
  );
  return each.length === 0 ? [] : ['Special categories, by exception', ...each, ''];
};
