import { askPath } from '#console/pages/ask/chosen.ts';
import { isCount } from '#console/pages/ask/offer.ts';
import { inClear, type Question } from '#core/analyses/question.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';

/** The address at which a question that was answered can be asked again; undefined for one of another page. */
export const askAgainPath = (question: Question): string | undefined => {
  const { analysis } = question;
  if (!isCount(analysis)) return undefined;
  const { by, where = {}, on } = inClear(question);
  const isByPoints = on.includes(BY_POINTS);
  return askPath({
    analysis,
    where,
    ...(question.analysis === 'balance'
      ? { by: by.slice(1), experiment: question.experiment.name }
      : { by }),
    ...(isByPoints ? { how: 'people' } : { how: 'kinds', on }),
    ...{ counted: question.counted.dataset, other: question.other.dataset },
  });
};
