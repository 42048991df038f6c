import { JobView } from '#console/jobs/job.tsx';
import type { Page } from '#console/page.ts';
import { EmptyState } from '#console/parts/empty-state.tsx';
import { show } from '#console/show.tsx';

/** Seconds between two looks of a browser at work under way. */
const REFRESH_SECONDS = 2;

/** Where a page sends the browser after it started work: `c.redirect(jobPath(job), 303)`. */
export const jobPath = ({ id }: { readonly id: string }): string => `/jobs/${id}`;

/** Work that takes a while: what it says while it runs, then where it leads or what came of it. */
export const jobsPage: Page = {
  path: '/jobs',
  title: ({ jobs }) => jobs.title,
  routes: (routes) => {
    routes.get('/:id', async (c) => {
      const visit = c.get('visit');
      const { words, jobs } = visit;
      const job = jobs.find(c.req.param('id'));
      if (job?.to !== undefined) return c.redirect(job.to, 303);
      if (job === undefined) {
        const { missing, missingSays } = words.jobs;
        const body = <EmptyState title={missing} says={missingSays} />;
        return show(c, { title: missing, status: 404, body });
      }
      return show(c, {
        title: job.title(words),
        ...(job.ran === undefined && { refresh: REFRESH_SECONDS }),
        body: <JobView visit={visit} job={job} now={new Date()} />,
      });
    });
  },
};
