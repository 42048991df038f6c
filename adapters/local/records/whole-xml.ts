/** What an element is called, without its prefix, and its attributes as they are written. */
export type OpenTag = (name: string, attributes: string) => void;

const NAME = /(\/?)([^\s<>/"'=]+)/y;
const STOP = /[<>"']/g;

/** What is no element, and how it ends. */
const OTHERS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;

/** Where what is no element ends; undefined if an element begins or ends here, or it has no end. */
const behindOther = (xml: string, at: number): number | undefined => {
  const [begin, end] = OTHERS.find(([each]) => xml.startsWith(each, at)) ?? [];
  const found = begin === undefined ? -1 : xml.indexOf(end ?? '', at + begin.length);
  return found === -1 ? undefined : found + (end ?? '').length;
};

/** The place of the `>` that ends a tag, which may stand in the quotes of an attribute too. */
const endOfTag = (xml: string, from: number): number | undefined => {
  STOP.lastIndex = from;
  for (let stop = STOP.exec(xml)?.[0]; stop !== undefined; stop = STOP.exec(xml)?.[0]) {
    if (stop === '>') return STOP.lastIndex - 1;
    const closing = stop === '<' ? -1 : xml.indexOf(stop, STOP.lastIndex);
    if (closing === -1) return undefined;
    STOP.lastIndex = closing + 1;
  }
  return undefined;
};

interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly kind: 'opens' | 'closes' | 'is empty';
  readonly end: number;
}

const tagAt = (xml: string, at: number): Tag | undefined => {
  NAME.lastIndex = at + 1;
  const [, slash, name] = NAME.exec(xml) ?? [];
  const from = NAME.lastIndex;
  const end = name === undefined ? undefined : endOfTag(xml, from);
  if (name === undefined || end === undefined) return undefined;
  const attributes = xml.slice(from, end);
  const opens = attributes.endsWith('/') ? 'is empty' : 'opens';
  return { name, attributes, kind: slash === '' ? opens : 'closes', end: end + 1 };
};

/**
 * Whether an XML text is one element, in which every element that begins ends in its place. What was cut off
 * is not, even where a reader would take it for the whole. `onOpen` is told of each element in its order.
 */
export const isWholeXml = (xml: string, onOpen: OpenTag = () => undefined): boolean => {
  const open: string[] = [];
  let roots = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const behind = behindOther(xml, at);
    const tag = behind === undefined ? tagAt(xml, at) : undefined;
    at = behind ?? tag?.end ?? -1;
    if (at === -1) return false;
    if (!tag) continue;
    if (tag.kind === 'closes') {
      if (open.pop() !== tag.name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    onOpen(tag.name.slice(tag.name.indexOf(':') + 1), tag.attributes);
    if (tag.kind === 'opens') open.push(tag.name);
  }
  return roots === 1 && open.length === 0;
};
