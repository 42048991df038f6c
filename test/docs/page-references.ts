import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A link of a page to another file, or to a heading. */
export interface Link {
  readonly text: string;
  readonly target: string;
}

const FENCED = /^```.*?^```$/gms;
const PATH =
  /^(core|adapters|lambdas|infra|sql|sample|redteam|cli|proof|test|docs|examples)\/[\w./-]*$/;

/** Links of a Markdown text that stay within the repository; those of its code blocks are text. */
export const linksOf = (markdown: string): readonly Link[] =>
  [...markdown.replace(FENCED, '').matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)]
    .map(([, text = '', target = '']) => ({ text, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));

/** The anchors that a public host makes of the headings of a page. */
const anchorsOf = (markdown: string): readonly string[] =>
  [...markdown.replace(FENCED, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

const isBroken = (page: string, target: string): boolean => {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return true;
  return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
};

/** Targets in the text of a page, given by its path, that lead to no file or to no heading. */
export const brokenLinks = (page: string, text = readFileSync(page, 'utf8')): readonly string[] =>
  linksOf(text)
    .map(({ target }) => target)
    .filter((target) => isBroken(page, target));

/** Files and folders of the repository that a page names in backticks. */
export const pathsNamedIn = (markdown: string): readonly string[] =>
  [...markdown.replace(FENCED, '').matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, code = '']) => code.split(' '))
    .filter((word) => PATH.test(word));
