import type { Role } from '#console/pages/prepare/roles.ts';
import { kindWords } from '#console/parts/kind-words.ts';
import type { Words } from '#console/words/words.ts';

/** What a column is used as, in words. */
export const wordsOf = (words: Words, role: Role): string => {
  const { prepare } = words;
  switch (role.as) {
    case 'ignore':
      return prepare.ignored;
    case 'kind':
      return kindWords(words, role.kind);
    case 'hashed':
      return prepare.hashed(kindWords(words, role.kind));
    case 'part':
      return prepare.parts[role.part];
    case 'attribute':
      return prepare.attributeRole(role.name);
    default:
      return prepare.plain[role.as];
  }
};
