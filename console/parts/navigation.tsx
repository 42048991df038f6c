import { GROUPS, type Page } from '#console/page.ts';
import type { Visit } from '#console/visit.ts';

/** Whether a path is this page's, or one under it. */
const isAt = (path: string, page: Pick<Page, 'path'>): boolean =>
  path === page.path || (page.path !== '/' && path.startsWith(`${page.path}/`));

/** The pages, by what they are about; the one that is open is marked. */
export const Navigation = ({ visit }: { readonly visit: Visit }) => {
  const { pages, path, words } = visit;
  const groups = GROUPS.map((group) => ({
    group,
    of: pages.filter((page) => page.group === group),
  }));
  return (
    <nav class="side" aria-label={words.shared.navigation}>
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ group, of }) => (
          <section>
            <h2>{words.shared.groups[group]}</h2>
            <ul>
              {of.map((page) => (
                <li>
                  <a href={page.path} aria-current={isAt(path, page) ? 'page' : undefined}>
                    {page.title(words)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
};
