import type { PersonPart } from '#core/match-keys/features.ts';

/** The parts of an address that no identifier is made of. */
export type AddressPart = Extract<PersonPart, 'place' | 'street' | 'house_number'>;

/** How headers call them: English, German, French, Spanish, Italian, Dutch, Portuguese. */
export const ADDRESS_WORDS: Readonly<Record<AddressPart, RegExp>> = {
  place:
    /\b(?:place|city|town|suburb|locality|village|(?:wohn|post)?ort|stadt|gemeinde|ville|commune|localite|ciudad|poblacion|localidad|municipio|citta|comune|(?:woon)?plaats|stad|cidade|localidade)(?: name)?\b/g,
  street:
    /(?<![\p{L}\d])(?:street(?: name)?(?: and (?:house )?number)?|stra(?:ss|ß)e(?: und| u)?(?: haus)?(?: ?(?:nummer|nr))?|str|anschrift|addr?(?:ess)?(?: line)?|rue|voie|adresse|calle|direccion|domicilio|via|indirizzo|straat(?:naam)?|adres|rua|endereco|morada)(?![\p{L}\d])/gu,
  house_number:
    /\b(?:(?:house|street|building) ?(?:number|no|nr|num)|haus ?(?:nummer|nr)|hnr|hsnr|(?:numero|num|no|n) ?(?:de |de la )?(?:rue|voie|calle|casa|portal)|numero civico|civico|huis ?(?:nummer|nr))\b/g,
};

/** Words of a street, by which a column is known whatever it is called. */
export const STREET_VALUE =
  /(?:str\.|stra(?:ss|ß)e|straat)(?:[\s\d,]|$)|\b(?:street|road|rd|avenue|ave|lane|drive|rue|chemin|boulevard|calle|avenida|avda|via|rua|weg|platz|allee|gasse)\b/iu;
