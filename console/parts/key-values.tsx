import type { Child } from '#console/parts/child.ts';

/** Facts with their names, side by side. */
export const KeyValues = ({ pairs }: { readonly pairs: readonly (readonly [string, Child])[] }) => (
  <dl class="values">
    {pairs.map(([name, value]) => (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** A name that machines gave or read, which no language changes: a digest, an id, a path. */
export const Code = ({ children }: { readonly children: Child }) => (
  <code class="id" translate="no">
    {children}
  </code>
);
