import type { Child } from '#console/parts/child.ts';
import type { Visit } from '#console/visit.ts';

/** Leads to a page of this console; where that is not there, its words stand alone. */
export const PageLink = ({
  visit: { pages },
  to,
  children,
}: {
  readonly visit: Pick<Visit, 'pages'>;
  readonly to: string;
  readonly children: Child;
}) => {
  const [path] = to.split('?');
  const isThere = pages.some((page) => page.path === path);
  return isThere ? <a href={to}>{children}</a> : <span>{children}</span>;
};
