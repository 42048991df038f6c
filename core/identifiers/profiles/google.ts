import { yearFirstBirthDate } from '../birth-date.ts';
import { trimmedLowerCase } from '../customer-id.ts';
import { googleEmail } from '../email.ts';
import { uuidMaid } from '../maid.ts';
import { googleGivenName, googleSurname } from '../name.ts';
import { e164Phone } from '../phone-forms.ts';
import { extendedPostcode } from '../postcode.ts';
import type { Profile } from '../profile.ts';

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
    customer_id: trimmedLowerCase,
    given_name: googleGivenName,
    surname: googleSurname,
    birth_date: yearFirstBirthDate,
    postcode: extendedPostcode,
  },
};
