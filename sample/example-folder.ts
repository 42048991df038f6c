/** The examples, whose agreements and mappings fit made-up files. This file stands where it does, since a bundle is as deep as it. */
export const EXAMPLES = new URL('../examples/', import.meta.url);
