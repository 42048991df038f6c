import type { Child } from '#console/parts/child.ts';
import type { Words } from '#console/words/words.ts';

/** How grave a message is. */
export type AlertKind = 'info' | 'success' | 'warning' | 'error';

/** A sign for each, beside the word: colour is never the only one. */
export const SIGNS: Readonly<Record<AlertKind, string>> = {
  info: 'ℹ',
  success: '✓',
  warning: '⚠',
  error: '✕',
};

interface Props {
  readonly words: Words;
  readonly kind: AlertKind;
  readonly children: Child;
}

/** A message in a box, with its kind as a sign and as a word. A problem is read out at once. */
export const Alert = ({ words, kind, children }: Props) => (
  <div class={`alert ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <span class="kind">
      <span aria-hidden="true">{SIGNS[kind]}</span> {words.shared.kinds[kind]}
    </span>
    <div>{children}</div>
  </div>
);
