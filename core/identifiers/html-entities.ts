/** The entities that an export escapes in an address or around it. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', commat: '@', period: '.' },
  ...{ plus: '+', lowbar: '_', hyphen: '-', dash: '-', num: '#', comma: ',', sol: '/', colon: ':' },
  ...{ shy: '', zwnj: '', zwj: '', lrm: '', rlm: '' },
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));/g;

/** Escaped twice is common, three times is the most that anybody shows. */
const MOST_ESCAPES = 3;

const LAST_CODE_POINT = 0x10ffff;

const characterOf = (code: number, entity: string): string =>
  code > LAST_CODE_POINT ? entity : String.fromCodePoint(code);

type Groups = readonly (string | undefined)[];

const decoded = (entity: string, [decimal, hex, name]: Groups): string => {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? entity) : entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return characterOf(code, entity);
};

const decodeOnce = (text: string): string =>
  text.replace(ENTITY, (entity, ...groups: Groups) => decoded(entity, groups));

/** `&amp;`, `&#64;` and `&#x40;` as the characters that they stand for, also if they were escaped again. */
export const withoutEntities = (text: string): string => {
  let current = text;
  for (let round = 0; round < MOST_ESCAPES && current.includes('&'); round += 1)
    current = decodeOnce(current);
  return current;
};
