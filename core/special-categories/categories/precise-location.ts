import type { SpecialCategory } from '#core/special-categories/category.ts';

/** Where a person is, or sleeps, to a few hundred metres. A town, a region or a postcode is none of it. */
export const preciseLocation: SpecialCategory = {
  name: 'precise-location',
  denotes: 'precise location',
  law: 'GDPR Art. 6(1)(f); CCPA § 1798.140(ae)(1)(C)',
  source: 'CCPA § 1798.140(w), within 1,850 feet; Fides user.location.precise',
  lawful: ['6(1)(a)', '6(1)(f)'],
  terms: {
    en: `latitude*, longitude*, lat lon*, lat lng, geolocat*, precise location*, precise subject location,
      exact location*, gps*, geohash*, geofenc*, street address*, home address*, house number*, geo coordinate*,
      location history, live location*, real time location*, cell tower*, wifi location*, beacon location*`,
    fr: 'géolocalis*, localisation précise, position exacte, adresse du domicile, numéro de rue',
    de: `breitengrad*, längengrad*, geoposition*, geodaten*, geokoordinat*, standortdaten*, standortverlauf*,
      wohnadresse*, hausnummer*, genauer standort, aufenthaltsort*`,
    es: 'latitud, longitud, geolocaliz*, ubicación precisa, ubicación exacta, coordenad*, número de casa',
    it: 'latitudine, longitudine, geolocalizz*, posizione precisa, posizione esatta, indirizzo di casa, numero civico',
  },
  ordinary: `gps device*, gps watch*, gps tracker*, bike gps, car gps, gps navigation*, gps system*,
    built in gps, integrated gps, gps intégré, navigation gps, eingebautes gps, gps navi, gps integrado,
    gps integrato, navigatore gps`,
};
