import { expect, it } from 'vitest';
import { languageOf } from '#console/words/language.ts';

const nothing = { asked: undefined, kept: undefined, first: undefined, accepted: undefined };

it.each([
  ['the link before all else', { asked: 'fr', kept: 'en', first: 'en', accepted: 'en' }, 'fr'],
  ['then the cookie', { kept: 'fr', first: 'en', accepted: 'en' }, 'fr'],
  ['then what the console was started with', { first: 'fr', accepted: 'en' }, 'fr'],
  ['then what the browser likes best', { accepted: 'de, en;q=0.2, fr-CA;q=0.9' }, 'fr'],
  ['no language that the browser refuses', { accepted: 'fr;q=0' }, 'en'],
  ['English where nobody wishes for one', {}, 'en'],
  ['none that is not ours', { asked: '<script>', kept: 'xx' }, 'en'],
] as const)('%s decides on the language', (_, wishes, language) => {
  expect(languageOf({ ...nothing, ...wishes })).toBe(language);
});
