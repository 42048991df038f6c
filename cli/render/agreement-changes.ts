import { amount } from '#cli/render/table.ts';
import { wrapped } from '#cli/render/wrap.ts';
import type { AgreementChange } from '#core/agreement/agreement-change.ts';

const MARKS: Readonly<Record<AgreementChange['effect'], string>> = {
  weaker: '▼ weaker  ',
  stricter: '▲ stricter',
  changed: '· changed ',
};

/** Free text gets quotes, or nobody sees where it ends. */
const quoted = (value: string): string => (/^[^[].* /s.test(value) ? `"${value}"` : value);

const whatChanged = ({ before, after }: AgreementChange): string => {
  if (before !== undefined && after !== undefined)
    return `is ${quoted(after)}; it was ${quoted(before)}`;
  if (after !== undefined) return `is new: ${quoted(after)}`;
  return before === undefined
    ? 'is stated in another way, and the same terms hold'
    : `is gone; it was ${quoted(before)}`;
};

/** One difference in a sentence: where it stands, what it is now and was, and why it is weaker. */
export const changeText = (change: AgreementChange): string =>
  `${change.path} ${whatChanged(change)}${change.why === undefined ? '' : `: ${change.why}`}.`;

const changeLines = (change: AgreementChange): readonly string[] =>
  wrapped(`  ${MARKS[change.effect]} ${changeText(change)}`, 15);

/** What differs between two agreements, for people: what became weaker first, and marked; then what it means for lists. */
export const changesLines = ({
  changes,
  consequences = [],
}: {
  readonly changes: readonly AgreementChange[];
  readonly consequences?: readonly string[] | undefined;
}): readonly string[] => {
  const weaker = changes.filter(({ effect }) => effect === 'weaker').length;
  if (changes.length === 0) return ['Nothing changed: both are the same agreement.'];
  return [
    weaker === 0
      ? `${amount(changes.length, 'change')}; none of them makes the protection of people weaker.`
      : `${amount(changes.length, 'change')}; ${weaker === 1 ? '1 of them makes' : `${weaker} of them make`} the protection of people weaker:`,
    ...changes.flatMap(changeLines),
    ...consequences.flatMap((each) => wrapped(`  → ${each}`, 4)),
  ];
};
