import type { Child } from '#console/parts/child.ts';

/** A part of a page with its heading. */
export const Box = ({ title, children }: { readonly title: string; readonly children: Child }) => (
  <section class="box">
    <h2>{title}</h2>
    {children}
  </section>
);
