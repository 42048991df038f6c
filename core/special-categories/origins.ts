import type { Language, Terms } from '#core/special-categories/category.ts';
import { termsIn } from '#core/special-categories/term-pattern.ts';

/**
 * Adjectives of origins by which people are shut out most in Europe (FRA, Being Black in the EU and EU-MIDIS II), as
 * `Terms`. They stand for food, money and languages too, so alone they have to be the whole text. Not `rom` nor
 * `roma`, which are cities: these stand only in a row with a word for people.
 */
const ADJECTIVES: Readonly<Record<Language, Terms>> = {
  en: `turkish, turk, kurdish, arab, maghrebi, maghrebian, north african, moroccan, algerian, tunisian, berber, romani,
    sinti, albanian, afghan, syrian, somali, pakistani, bangladeshi, chechen, sub saharan, middle eastern`,
  fr: `turc, turque, kurde, arabe, maghrébin, nord africain, marocain, algérienne, tunisien, tunisienne,
    berbère, kabyle, albanais, afghan, syrienne, somalien, somalienne, pakistanais, tchétchène`,
  de: `türkisch, türke, türkin, kurdisch, kurde, arabisch, araber, maghrebinisch, nordafrikanisch, marokkanisch, algerisch, tunesisch,
    albanisch, afghanisch, syrisch, somalisch, pakistanisch, tschetschenisch`,
  es: `turco, kurdo, árabe, magrebí, norteafricano, marroquí, argelino, tunecino, bereber, albanés, albanesa,
    afgano, somalí, pakistaní, checheno`,
  it: `turco, turca, turchi, turche, curdo, arabo, maghrebino, magrebino, nordafricano, marocchino, algerino, tunisino, berbero,
    albanese, afgano, siriano, somalo, pakistano, ceceno`,
};

/** Those that without their accents or endings are the name of a country as well, in another language. */
const BESIDE_PEOPLE: Readonly<Record<Language, Terms>> = {
  ...{ en: '', fr: 'algérien, syrien', de: '', es: 'sirio', it: '' },
};

/** Words for people, and where such an adjective stands beside them. */
const PEOPLE: Readonly<Record<Language, (adjective: string) => readonly string[]>> = {
  en: (each) => [
    ...[`${each} origin`, `${each} descent`, `${each} background`, `${each} heritage`],
    ...[`${each} people`, `${each} community`, `${each} customer`, `${each} family`],
  ],
  fr: (each) => [`origine ${each}`, `communauté ${each}`, `client ${each}`, `famille ${each}`],
  de: (each) => [`${each} herkunft`, `${each} community`, `${each} kunden`, `${each} familie`],
  es: (each) => [`origen ${each}`, `comunidad ${each}`, `cliente ${each}`, `familia ${each}`],
  it: (each) => [`origine ${each}`, `comunità ${each}`, `cliente ${each}`, `famiglia ${each}`],
};

/** What is of people alone wherever it stands. */
const ALWAYS: Readonly<Record<Language, Terms>> = {
  en: `roma people, roma community, roma origin, roma family, sinti and roma, roma and sinti, romany, maghrebis,
    maghrebians`,
  fr: 'maghrébin*, communauté rom, origine rom, famille rom, roms et sinti',
  de: `*türkischstämmig*, *arabischstämmig*, *kurdischstämmig*, *türkeistämmig*, sinti und roma, roma und sinti,
    deutschtürk*`,
  es: 'magrebíes, comunidad roma, origen roma, pueblo gitano',
  it: 'comunità rom, origine rom, rom e sinti, famiglia rom, magrebini, maghrebini',
};

const ofLanguage = (language: Language): Terms =>
  [
    ALWAYS[language],
    ...termsIn(ADJECTIVES[language]).map((each) => `=${each}`),
    ...termsIn(`${ADJECTIVES[language]}, ${BESIDE_PEOPLE[language]}`).flatMap(PEOPLE[language]),
  ].join(', ');

/** National and ethnic origins as words of a category. */
export const ORIGINS: Readonly<Record<Language, Terms>> = {
  en: ofLanguage('en'),
  fr: ofLanguage('fr'),
  de: ofLanguage('de'),
  es: ofLanguage('es'),
  it: ofLanguage('it'),
};
