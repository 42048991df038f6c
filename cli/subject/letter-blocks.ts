/** A piece of a letter: what is not a paragraph of our own words is a gap that the controller fills. */
export type Block =
  | { readonly is: 'head' | 'paragraph' | 'gap'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] };

/** What a section is about. */
export const head = (text: string): Block => ({ is: 'head', text });

/** A paragraph. */
export const says = (text: string): Block => ({ is: 'paragraph', text });

/** A list; nothing for an empty one. */
export const list = (items: readonly string[]): readonly Block[] =>
  items.length === 0 ? [] : [{ is: 'list', items }];
