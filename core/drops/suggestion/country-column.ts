import { isTelling, type SampledColumn, shareOf } from '#core/drops/suggestion/sampled-column.ts';
import { countryOf } from '#core/identifiers/country.ts';

const COUNTRY =
  /^(?:(?:mailing|billing|home|default|address|phone|customer|contact|primary|person) )*(?:country|pays|land|pais|paese|nazione|landen)(?: (?:code|iso|region|kode))?$/;

/** Nearly all must be known: a number of a country that is not is read by none. */
const NEARLY_ALL = 0.95;

/** The column that names each row's country so that it is understood. */
export const countryColumn = (columns: readonly SampledColumn[]): string | undefined =>
  columns.find(
    (column) =>
      COUNTRY.test(column.words) &&
      (!isTelling(column) ||
        shareOf(column, (text) => countryOf(text) !== undefined) >= NEARLY_ALL),
  )?.name;
