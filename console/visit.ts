import type { Context, Hono } from 'hono';
import type { Jobs } from '#console/jobs/jobs.ts';
import type { Page } from '#console/page.ts';
import type { Formats } from '#console/words/formats.ts';
import type { Language } from '#console/words/language.ts';
import type { Words } from '#console/words/words.ts';

/** The room that a console is about, as commands are told of it. */
type RoomOptions = { readonly room: string } | { readonly stack: string };

/** What a console was started with. */
export interface ConsoleTerms {
  readonly room: RoomOptions;
  /** On whose behalf it acts. */
  readonly party: string;
  /** Whether it only looks. */
  readonly isAuditor: boolean;
  /** The one folder whose files may be prepared and written to. */
  readonly files: string;
  /** The language until somebody chooses one. */
  readonly language?: Language | undefined;
}

/** Who looks at a page, and by which words. */
export interface Visit extends ConsoleTerms {
  readonly reads: Language;
  readonly words: Words;
  readonly formats: Formats;
  /** The path that was asked for. */
  readonly path: string;
  readonly pages: readonly Page[];
  readonly jobs: Jobs;
  /** What each form carries; empty for whoever was not let in. */
  readonly formToken: string;
  /** A name that no other form has: the same form twice is the same work. */
  readonly newNonce: () => string;
}

/** What each request has with it. */
export interface ConsoleEnv {
  Variables: { visit: Visit };
}

/** A request to a page. */
export type PageContext = Context<ConsoleEnv>;

/** Where a page puts what it answers, by paths under its own. */
export type PageRoutes = Hono<ConsoleEnv>;
