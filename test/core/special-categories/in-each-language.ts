import type { CategoryName, Language } from '#core/special-categories/category.ts';

/** A name that is refused, and an ordinary one that looks like it. */
type Pair = readonly [refused: string, allowed: string];

/** One of each for every category and language. */
export const IN_EACH_LANGUAGE: Readonly<
  Record<Exclude<CategoryName, 'unread-script'>, Readonly<Record<Language, Pair>>>
> = {
  health: {
    en: ['asthma_sufferers', 'health_food'],
    fr: ['personnes_diabétiques', 'alimentation'],
    de: ['Rückenschmerz_Klinikgäste', 'Schrankkunden'],
    es: ['pacientes_con_asma', 'saludos_cordiales'],
    it: ['malati_di_asma', 'saluti'],
  },
  religion: {
    en: ['practising_catholics', 'christian_dior'],
    fr: ['paroissiens', 'juin'],
    de: ['Kirchgänger_evangelisch', 'Euskirchen'],
    es: ['creyentes', 'igualdad'],
    it: ['parrocchiani', 'cristalli'],
  },
  politics: {
    en: ['swing_voters', 'party_supplies'],
    fr: ['électeurs_indécis', 'politique_de_retour'],
    de: ['CDU_Wählerinnen', 'Auswahlkäufer'],
    es: ['votantes_indecisos', 'selección'],
    it: ['elettori_indecisi', 'selezione'],
  },
  ethnicity: {
    en: ['asylum_seekers', 'ethnic_food'],
    fr: ['familles_maghrébines', 'Maroquinerie'],
    de: ['kurdische_Herkunft', 'Türkis'],
    es: ['familias_gitanas', 'turquesa'],
    it: ['comunità_rom', 'turchese'],
  },
  'sexual-life': {
    en: ['gay_couples', 'sex'],
    fr: ['homosexuelles', 'sexe'],
    de: ['lesbische_Paare', 'Geschlecht'],
    es: ['bisexuales', 'sexo'],
    it: ['transessuali', 'sesso'],
  },
  'trade-union': {
    en: ['union_members', 'credit_union'],
    fr: ['adhérents_CGT', "syndicat_d'initiative"],
    de: ['Gewerkschafter', 'Betriebsgröße'],
    es: ['afiliados_a_ugt', 'Unión_Europea'],
    it: ['delegati_sindacali', 'Unione_Europea'],
  },
  biometrics: {
    en: ['fingerprint_login', 'browser_fingerprint'],
    fr: ['empreinte_digitale', 'empreinte_carbone'],
    de: ['Gentest_Käufer', 'Gentleman'],
    es: ['reconocimiento_facial', 'reconocimiento_de_marca'],
    it: ['impronte_digitali', 'impronta_ecologica'],
  },
  'criminal-record': {
    en: ['ex_offenders', 'arresting_design'],
    fr: ['anciens_détenus', 'détente'],
    de: ['Vorbestrafte', 'Vorbesteller'],
    es: ['antecedentes_penales', 'antecedentes_de_compra'],
    it: ['ex_detenuti', 'reattivo'],
  },
  children: {
    en: ['under_16s', 'kids_clothing'],
    fr: ['moins_de_15_ans', "vêtements_d'enfants"],
    de: ['Schülerinnen', 'Kindersitze'],
    es: ['menores_de_edad', 'menor_precio'],
    it: ['minorenni', 'minor_prezzo'],
  },
  'precise-location': {
    en: ['home_address_known', 'gps_watch'],
    fr: ['clients_géolocalisés', 'localité'],
    de: ['Standortdaten', 'Standorttreue'],
    es: ['ubicación_exacta', 'ubicación_de_la_tienda'],
    it: ['posizione_esatta', 'posizione_lavorativa'],
  },
  vulnerability: {
    en: ['heavy_gamblers', 'technical_debt'],
    fr: ['ménages_surendettés', 'supermarché_casino'],
    de: ['Überschuldete', 'Suchtreffer'],
    es: ['jugadores_ludópatas', 'tarjeta_de_débito'],
    it: ['famiglie_sovraindebitate', 'carta_di_debito'],
  },
};
