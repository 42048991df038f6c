import { yearFirstBirthDate } from '../birth-date.ts';
import { trimmedLowerCase } from '../customer-id.ts';
import { metaEmail } from '../email.ts';
import { uuidMaid } from '../maid.ts';
import { metaName } from '../name.ts';
import { digitsPhone } from '../phone-forms.ts';
import { shortPostcode } from '../postcode.ts';
import type { Profile } from '../profile.ts';

/** Meta documents every component but the customer number, which follows the shared rule. */
export const META_PROFILE: Profile = {
  name: 'meta',
  source:
    'https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters',
  rules: {
    email: metaEmail,
    phone: digitsPhone,
    maid: uuidMaid,
    customer_id: trimmedLowerCase,
    given_name: metaName,
    surname: metaName,
    birth_date: yearFirstBirthDate,
    postcode: shortPostcode,
  },
};
