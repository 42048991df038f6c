import { raw } from 'hono/html';
import type { Child } from '#console/parts/child.ts';
import { Navigation } from '#console/parts/navigation.tsx';
import { STYLE } from '#console/parts/style.css.ts';
import { TopBar } from '#console/parts/top-bar.tsx';
import type { Visit } from '#console/visit.ts';

/** A step of the way to a page. */
export interface Crumb {
  readonly text: string;
  readonly to: string;
}

/** What stands around a page, and in it. */
export interface Frame {
  readonly visit: Visit;
  readonly title: string;
  /** The way to it from the overview, without itself. */
  readonly crumbs?: readonly Crumb[] | undefined;
  /** Seconds after which the browser looks again; left out for pages that stay. */
  readonly refresh?: number | undefined;
  readonly children: Child;
}

/** A whole page. Whoever was not let in sees neither the room nor where things are. */
export const Layout = ({ visit, title, crumbs = [], refresh, children }: Frame) => {
  const isIn = visit.formToken !== '';
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={visit.reads}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {refresh === undefined ? null : <meta http-equiv="refresh" content={String(refresh)} />}
          <link rel="icon" href="data:," />
          <title>{`${title} – ${visit.words.shared.product}`}</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <a class="skip" href="#main">
            {visit.words.shared.skip}
          </a>
          <TopBar visit={visit} isIn={isIn} />
          <div class={isIn ? 'frame' : 'frame alone'}>
            {isIn ? <Navigation visit={visit} /> : null}
            <main id="main">
              {crumbs.length === 0 ? null : <Crumbs visit={visit} crumbs={crumbs} title={title} />}
              <h1>{title}</h1>
              {children}
            </main>
          </div>
        </body>
      </html>
    </>
  );
};

const Crumbs = ({
  visit,
  crumbs,
  title,
}: Pick<Frame, 'visit' | 'title'> & { readonly crumbs: readonly Crumb[] }) => (
  <nav class="crumbs" aria-label={visit.words.shared.breadcrumbs}>
    <ol>
      {crumbs.map(({ text, to }) => (
        <li>
          <a href={to}>{text}</a>
        </li>
      ))}
      <li aria-current="page">{title}</li>
    </ol>
  </nav>
);
