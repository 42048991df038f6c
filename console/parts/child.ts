import type { PropsWithChildren } from 'hono/jsx';

/** What may stand inside an element: text, numbers, elements and lists of them. Text is escaped. */
export type Child = PropsWithChildren['children'];
