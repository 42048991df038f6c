import { yearFirstBirthDate } from '#core/identifiers/birth-date.ts';
import { customerId } from '#core/identifiers/customer-id.ts';
import { googleEmail } from '#core/identifiers/email.ts';
import { uuidMaid } from '#core/identifiers/maid.ts';
import { googleGivenName, googleSurname } from '#core/identifiers/name.ts';
import { e164Phone } from '#core/identifiers/phone.ts';
import { extendedPostcode } from '#core/identifiers/postcode.ts';
import type { Profile } from '#core/identifiers/profile.ts';

/**
 * Google documents e-mail, phone, names and postcode. Its own library puts a `+` before any digits,
 * which makes a wrong number of a national one; here a country must be declared for that.
 */
export const GOOGLE_PROFILE: Profile = {
  name: 'google',
  source:
    'https://developers.google.com/data-manager/api/devguides/concepts/formatting and github.com/googleads/data-manager-node (util/src/formatter.ts)',
  rules: {
    email: googleEmail,
    phone: e164Phone,
    maid: uuidMaid,
    customer_id: customerId,
    given_name: googleGivenName,
    surname: googleSurname,
    birth_date: yearFirstBirthDate,
    postcode: extendedPostcode,
  },
};
