import { OF_ARTICLE_9, type SpecialCategory } from '#core/special-categories/category.ts';

/** What a body is recognised by, and what it inherits and passes on. */
export const biometrics: SpecialCategory = {
  name: 'biometrics',
  denotes: 'biometric or genetic data',
  law: 'GDPR Art. 9(1); CCPA § 1798.140(ae)(1)(F) and (2)(A)',
  source: 'GDPR Art. 4(13) and 4(14); Fides user.biometric and user.health_and_medical.genetic',
  lawful: OF_ARTICLE_9,
  terms: {
    en: `biometr*, fingerprint*, face recognition, facial recognition, face scan*, face id, faceprint*, retina,
      retinal, iris scan*, voice print*, voice recording*, voice recognition, palm print*, genetic*, genom*,
      genotyp*, dna, gene test*, hereditary, neural data, brainwave*`,
    fr: `biométri*, empreinte digitale, empreintes digitales, reconnaissance faciale, reconnaissance vocale,
      génétiq*, adn`,
    de: 'fingerabdr*, gesichtserkennung*, stimmerkennung*, genetisch*, gentest*, erbgut*, erbanlage*',
    es: `huella dactilar, huellas dactilares, huella digital, reconocimiento facial, reconocimiento de voz,
      genétic*`,
    it: 'impronta digitale, impronte digitali, riconoscimento facciale, riconoscimento vocale',
  },
  ordinary: `browser fingerprint*, device fingerprint*, digital fingerprint*, audio fingerprint*, fingerprint resistan*, fingerprint proof*,
    fingerprint free, anti fingerprint*, fingerabdruckresistent*, fingerabdruckfrei*, brand dna, company dna, retina display*,
    genetic algorithm*`,
};
