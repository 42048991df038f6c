import type { z } from 'zod';
import { ToGovernance } from '#console/pages/governance/to-governance.tsx';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { show } from '#console/show.tsx';
import type { PageContext } from '#console/visit.ts';

/** The document of the work that an address names by `:id`; undefined where there is no such work or it is another's. */
export const documentOf = <Document,>(
  c: PageContext,
  schema: z.ZodType<Document>,
): Document | undefined => {
  const { ran } = c.get('visit').jobs.find(c.req.param('id') ?? '') ?? {};
  return schema.safeParse(ran?.document).data;
};

/** Answers that nothing of this work is kept any more. */
export const showGone = (c: PageContext): Promise<Response> => {
  const visit = c.get('visit');
  const { gone, goneSays } = visit.words.governance;
  const body = (
    <EmptyState title={gone} says={goneSays}>
      <ToGovernance visit={visit} />
    </EmptyState>
  );
  return show(c, { title: gone, status: 404, body });
};
