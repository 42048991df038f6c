import { type AlertKind, SIGNS } from '#console/parts/alert.tsx';
import type { Child } from '#console/parts/child.ts';

/** A state in a line of text: a sign, a colour and its word. */
export const StatusIndicator = ({
  kind,
  children,
}: {
  readonly kind: AlertKind;
  readonly children: Child;
}) => (
  <span class={kind}>
    <span aria-hidden="true">{SIGNS[kind]}</span> {children}
  </span>
);
