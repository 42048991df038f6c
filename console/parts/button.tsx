import type { Child } from '#console/parts/child.ts';

interface Face {
  /** Whether it is what the page is for: one on each page at most. */
  readonly primary?: boolean;
  readonly children: Child;
}

const classOf = (primary = false): string => (primary ? 'button primary' : 'button');

/** Sends the form that it stands in. */
export const Button = ({
  primary,
  children,
  ...own
}: Face & { readonly name?: string; readonly value?: string }) => (
  <button type="submit" class={classOf(primary)} {...own}>
    {children}
  </button>
);

/** Leads to another page, and looks like a button. */
export const ButtonLink = ({ to, primary, children }: Face & { readonly to: string }) => (
  <a class={classOf(primary)} href={to}>
    {children}
  </a>
);
