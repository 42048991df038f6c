import type { CategoryName } from '#core/special-categories/category.ts';

/** Names and values as parties write them, with what they denote. Written for these tests, not taken from the lists. */
export const SENSITIVE: Readonly<Record<CategoryName, readonly string[]>> = {
  health: [
    ...['has_diabetes', 'Type2Diabetes', 'heart-patients', 'Cancer survivors', 'pregnancies'],
    ...['WeightLoss', 'mental health', 'HIV', 'COVID19', 'health_insurance', 'psychotherapy'],
    ...['malades', 'maladie chronique', 'santé mentale', 'femmes enceintes', 'Hôpitaux'],
    ...['Krankenversicherung', 'Krankheiten', 'Hausärzte', 'hausaerzte', 'Brustkrebs', 'Schwangere'],
    ...['Schwerbehinderung', 'Blutdruckmessgerät', 'Medikamente', 'Gesundheitsdaten'],
    ...['enfermedades', 'embarazada', 'discapacidad', 'pérdida_de_peso', 'medicamentos'],
    ...['malattie croniche', 'gravidanza', 'ospedali', 'disabilità', 'tumori', 'farmacia'],
  ],
  religion: [
    ...['religion', 'religious_affiliation', 'Catholics', 'muslims', 'Jewish', 'church member'],
    ...['kosher', 'halal_buyer', 'RamadanShoppers', 'églises', 'juifs', 'chrétienne', 'musulmanes'],
    ...['Kirchensteuerpflichtig', 'katholisch', 'jüdische Gemeinde', 'Konfession', 'Religionszugehörigkeit'],
    ...['católicos', 'judía', 'iglesias', 'ebrei', 'chiese', 'cattoliche', 'musulmani'],
  ],
  politics: [
    ...['political_party', 'Republicans', 'democrats', 'voters', 'left_wing', 'Brexiteers'],
    ...['électeurs', 'extrême-droite', 'parti politique', 'militants', 'Wählergruppe', 'Parteimitglied'],
    ...['AfD', 'Bundestagswahl', 'electores', 'votantes', 'partido político', 'elettori', 'elezioni'],
  ],
  ethnicity: [
    ...['ethnicity', 'race', 'hispanic', 'AfricanAmericans', 'refugees', 'immigrant', 'citizenship'],
    ...['origine ethnique', 'immigrés', 'demandeurs d’asile', 'Hautfarbe', 'Migrationshintergrund'],
    ...['Flüchtlinge', 'fluechtling', 'raza', 'inmigrantes', 'gitanos', 'razza', 'immigrati', 'etnie'],
  ],
  'sexual-life': [
    ...['sexual_orientation', 'LGBTQ', 'gays', 'lesbians', 'homosexual', 'bisexual', 'transgender'],
    ...['homosexuels', 'vie sexuelle', 'Homosexuelle', 'schwul', 'sexuelle Orientierung'],
    ...['homosexuales', 'orientación sexual', 'omosessuali', 'orientamento_sessuale', 'sex toys'],
  ],
  'trade-union': [
    ...['trade_union', 'union member', 'unionized', 'TradeUnions', 'labour unions', 'union'],
    ...['syndicat', 'syndiqués', 'délégué syndical', 'Gewerkschaftsmitglied', 'Betriebsrat'],
    ...['sindicatos', 'afiliación sindical', 'sindacati', 'iscritto al sindacato'],
  ],
  biometrics: [
    ...['fingerprints', 'face_recognition', 'biometric_login', 'DNA', 'genetic risk', 'voiceprint'],
    ...['empreintes digitales', 'données génétiques', 'Fingerabdrücke', 'Gesichtserkennung', 'Gentests'],
    ...['huella dactilar', 'reconocimiento facial', 'impronte digitali', 'genetica', 'biometria'],
  ],
  'criminal-record': [
    ...['criminal_record', 'convictions', 'felonies', 'ex prisoners', 'arrested', 'sex offenders'],
    ...['casier judiciaire', 'condamnés', 'vorbestraft', 'Straftaten', 'Führungszeugnis', 'fuehrungszeugnis'],
    ...['antecedentes penales', 'condenados', 'precedenti penali', 'detenuti'],
  ],
  children: [
    ...['kids', 'Teenagers', 'minors', 'under_13', 'under 18s', 'schoolchildren', "Children's TV"],
    ...['mineurs', 'enfants', 'moins de 15 ans', 'Minderjährige', 'Jugendliche', 'Schülerinnen', 'Kinder'],
    ...['menores de edad', 'niños', 'adolescentes', 'minorenni', 'bambini', 'adolescenti'],
  ],
  'precise-location': [
    ...['latitude', 'gps_position', 'GeoHash', 'home_address', 'precise-location', 'lat_lon'],
    ...['géolocalisation', 'position exacte', 'Standortdaten', 'Längengrad', 'laengengrad', 'Hausnummer'],
    ...['geolocalización', 'coordenadas', 'geolocalizzazione', 'latitudine', 'posizione precisa'],
  ],
  vulnerability: [
    ...['in_debt', 'debts', 'PaydayLoans', 'gamblers', 'bereaved', 'widows', 'addiction', 'casino'],
    ...['surendettés', 'dettes', 'jeux d’argent', 'en deuil', 'veuves', 'alcooliques'],
    ...['Schulden', 'überschuldet', 'ueberschuldung', 'Spielsucht', 'spielsüchtige', 'Trauerfall', 'Witwen'],
    ...['deudas', 'ludopatía', 'juegos_de_azar', 'viudas', 'adicciones', 'debiti', 'gioco d’azzardo'],
    ...['scommesse', 'sovraindebitamento', 'vedove', 'lutto'],
  ],
};

/** Names and values that look a little like such words, or stand beside them, and denote nothing of the kind. */
export const ORDINARY: readonly string[] = [
  ...['tier', 'gold', 'region', 'north', 'device', 'mobile', 'age_band', '25-34', 'unknown', 'yes'],
  ...['credit union', 'Rugby Union', 'European Union', 'Western Union', 'Student Union', 'reunion'],
  ...['health club', 'Health & Beauty', 'healthy eating', 'hospitality', 'wellness', 'sport'],
  ...['auto racing', 'race car', 'horse race', 'raceday', 'embrace', 'jewellery', 'jewelry', 'jewels'],
  ...['dancer', 'Frankreich', 'Frankfurt', 'Schrank', 'Quarztisch', 'Gelsenkirchen', 'Euskirchen'],
  ...['Entschuldigung', 'Wetter', 'Suchtreffer', 'Auswahl', 'Christine', 'Paris', 'parity', 'party'],
  ...['sex', 'gender', 'male', 'female', 'married', 'divorced', 'number_of_children', '2 children'],
  ...['Non-Alcoholic Beverages', 'carta di debito', 'tarjeta de débito', 'technical debt'],
  ...['conservative', 'balanced', 'liberal arts', 'selection', 'polite', 'Politesse', 'socialise'],
  ...['Gospel Music', 'crime novels', 'convince', 'arresting', 'browser fingerprint', 'retina display'],
  ...['syndicated', 'penalty', 'kitchen', 'kidney beans', 'Kindle', 'mineral', 'genre', 'generic'],
  ...['veuve clicquot', 'enceinte bluetooth', 'invalid', 'disabled', 'treated', 'withheld'],
  ...['Monday', 'postcode', '9000', 'Brussels', 'La Louvière', 'München', 'Castilla y León', 'Emilia'],
  ...['SUV', 'hatchback', 'dog owner', 'pet health', 'gardening', 'student', 'retired', 'homeowner'],
];
