import { Document, isCollection, isPair, isScalar, visit } from 'yaml';
import { schemaNodesAt } from '#core/agreement/agreement-json-schema.ts';
import type { PlainMapping } from '#core/agreement/plain-mapping.ts';

/** Sections whose fields are commented one by one. */
const COMMENTED: ReadonlySet<string> = new Set(['identifiers', 'privacy', 'retention']);

const HEADING =
  ' The agreement of one collaboration. Both parties approve its digest before any question is answered;\n comments and layout do not change it. Look at it with "agreement check" and "agreement show".';

const descriptionAt = (path: readonly string[]): string | undefined =>
  schemaNodesAt(path).find(({ description }) => description !== undefined)?.description;

/** Where a pair stands, by the keys of the pairs around it. */
const pathOf = (ancestors: readonly unknown[], key: string): readonly string[] => [
  ...ancestors.flatMap((each) =>
    isPair(each) && isScalar(each.key) ? [String(each.key.value)] : [],
  ),
  key,
];

const isCommented = ([section = '', ...below]: readonly string[]): boolean =>
  below.length === 0 || (below.length === 1 && COMMENTED.has(section));

/** Lists of words, and mappings in a list, are read at a glance on one line. */
const onOneLine = (document: Document): void =>
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
      for (const item of list.items) if (isCollection(item)) item.flow = true;
    },
  });

/** An agreement as the text of an `agreement.yaml`, with comments that say what each field means. */
export const agreementText = (agreement: PlainMapping, schema: string): string => {
  const document = new Document(agreement);
  document.commentBefore = ` yaml-language-server: $schema=${schema}\n${HEADING}`;
  visit(document, {
    Pair: (_, { key }, ancestors) => {
      if (!isScalar(key)) return;
      const path = pathOf(ancestors, String(key.value));
      const description = isCommented(path) ? descriptionAt(path) : undefined;
      if (description !== undefined) key.commentBefore = ` ${description}`;
    },
  });
  onOneLine(document);
  return document.toString({ lineWidth: 110, flowCollectionPadding: false });
};
