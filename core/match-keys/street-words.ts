/** One way to write each word that many streets have in their names, for streets in English, French, German and Spanish. */
export const STREET_WORD: Readonly<Record<string, string>> = {
  ...{ st: 'street', str: 'strasse', rd: 'road', ave: 'avenue', av: 'avenue', avda: 'avenida' },
  ...{ dr: 'drive', ln: 'lane', ct: 'court', cct: 'circuit', cres: 'crescent', cr: 'crescent' },
  ...{ pl: 'place', sq: 'square', tce: 'terrace', ter: 'terrace', hwy: 'highway', cl: 'close' },
  ...{ blvd: 'boulevard', bd: 'boulevard', bld: 'boulevard', bvd: 'boulevard', pde: 'parade' },
  ...{ c: 'calle', cl: 'close', pza: 'plaza', plz: 'platz', r: 'rue', ch: 'chemin' },
  ...{
    imp: 'impasse',
    rte: 'route',
    fbg: 'faubourg',
    all: 'allee',
    pso: 'paseo',
    ctra: 'carretera',
  },
};

/** Words that say what kind of way it is, or stand before a name: they tell no street from another. */
export const UNTELLING: ReadonlySet<string> = new Set([
  ...['street', 'road', 'avenue', 'drive', 'lane', 'court', 'circuit', 'crescent', 'place'],
  ...['square', 'terrace', 'highway', 'close', 'boulevard', 'parade', 'way', 'grove', 'the'],
  ...['rue', 'chemin', 'impasse', 'route', 'faubourg', 'allee', 'quai', 'cours', 'passage'],
  ...['strasse', 'platz', 'weg', 'gasse', 'am', 'an', 'auf', 'der', 'dem', 'den', 'im', 'in'],
  ...['zum', 'zur', 'calle', 'avenida', 'plaza', 'paseo', 'carretera', 'camino', 'ronda'],
  ...['de', 'del', 'du', 'des', 'la', 'le', 'les', 'las', 'los', 'el', 'l', 'd', 'von'],
]);

/** What is written onto a name in one word. */
export const GLUED = /(?<=\p{L}{3})(?:strasse|str|weg|platz|allee|gasse|ring|damm)$/u;
