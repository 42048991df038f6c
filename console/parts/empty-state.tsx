import type { Child } from '#console/parts/child.ts';

/** What stands where there is nothing yet: why, and what to do. */
export const EmptyState = ({
  title,
  says,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly children?: Child;
}) => (
  <div class="empty">
    <strong>{title}</strong>
    {says === undefined ? null : <p class="soft">{says}</p>}
    {children}
  </div>
);
