import type { SpecialCategory } from '#core/special-categories/category.ts';

/** What courts and the police say of a person. Interest in crime as news or novels is none of it. */
export const criminalRecord: SpecialCategory = {
  name: 'criminal-record',
  denotes: 'criminal convictions or offences',
  law: 'GDPR Art. 10',
  source: 'GDPR Art. 10; Fides user.criminal_history',
  lawful: ['10'],
  terms: {
    en: `criminal*, convict*, felon, felony, felonies, misdemeano*, prison*, jail*, incarcerat*, inmate*, parole.,
      parolee*, on parole, on probation, probation officer*, offender*, arrest*, police record*, bail bond*,
      rap sheet, indict*, court record*`,
    fr: `criminel*, casier judiciaire, condamn*, délinquan*, détenu*, incarcér*, infraction*, récidiv*,
      garde à vue, repris de justice, pénal`,
    de: `vorstraf*, vorbestraft*, straftat*, straftät*, strafregister*, führungszeugnis*, gefängnis*, häftling*,
      inhaftier*, verurteil*, kriminell*, kriminalität*, bewährungsstrafe*, knast`,
    es: `antecedentes penales, condenad*, delincuen*, delito, cárcel*, recluso, penitenciari*,
      libertad condicional`,
    it: `casellario giudiziale, fedina penale, precedenti penali, condannat*, reato, reati, carcer*, detenut*,
      penitenziari*, galera, pregiudicat*`,
  },
  ordinary: 'criminal minds, high conviction, criminal law, prison break, arresting',
};
