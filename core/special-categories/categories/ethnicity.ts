import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';
import { ORIGINS } from '#core/special-categories/origins.ts';

/** Where a person's family came from, and by what right the person stays. */
export const ethnicity: SpecialCategory = {
  name: 'ethnicity',
  denotes: 'racial or ethnic origin, citizenship or immigration status',
  law: 'GDPR Art. 9(1); CCPA § 1798.140(ae)(1)(D)',
  source:
    'GDPR Art. 9(1) and recital 51; Fides user.demographic.race_ethnicity and user.government_id.immigration',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `${ORIGINS.en}, ethnic*, race, racial*, racis*, skin colour, skin color, skin tone, caste, tribal, indigenous, aborigin*,
      native american*, hispanic*, latino, latinas, latinx, african american*, afro american*, asian american*,
      caucasian*, black people, black or african, white people, mixed race, gypsy, immigra*, migrant*,
      migration background, refugee*, asylum*, citizenship*, country of birth, birth country, ancestry,
      national origin, african descent, undocumented, visa status, minority group*, minorities`,
    fr: `${ORIGINS.fr}, ethni*, couleur de peau, immigr*, réfugié, demandeur d asile, demandeurs d asile, gens du voyage,
      tsigane, autochtone, pays de naissance, titre de séjour, sans papiers, citoyenneté`,
    de: `${ORIGINS.de}, *ethnisch*, ethnie, rasse, rassisch*, hautfarbe*, migrationshinter*, flüchtling*, asyl*, abstammung*,
      zigeuner*, ausländer*, einwander*, einbürgerung*, aufenthaltstitel*, aufenthaltsstatus, geburtsland`,
    es: `${ORIGINS.es}, etnia, étnic*, raza, color de piel, inmigra*, migrante, refugiado, solicitante de asilo, gitano,
      indígena, mestizo, afrodescendiente, país de nacimiento, permiso de residencia, ciudadanía`,
    it: `${ORIGINS.it}, etni*, razza, razzial*, razzis*, colore della pelle, rifugiato, richiedente asilo, richiedenti asilo,
      paese di nascita, permesso di soggiorno, cittadinanza`,
  },
  ordinary: `car race*, motor race*, cycle race*, trail race*, foot race*, rasse des hundes, rasse der katze,
    raza de perro, raza canina, raza felina, razza di cane, razza canina, razza felina, race car*, race track*, race day*, race number*, race distance*, race bike*, horse race*, boat race*,
    road race*, bike race*, dog race*, human race, arms race, rat race, genealogy and ancestry, ethnic food*,
    ethnic cuisine*`,
};
