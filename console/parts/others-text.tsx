import { printable } from '#core/printable.ts';

/** A text that somebody else wrote: every character of it visible, and none that turns what stands around it. */
export const OthersText = ({ text }: { readonly text: string }) => (
  <bdi translate="no">{printable(text)}</bdi>
);
