import { yearFirstBirthDate } from '#core/identifiers/birth-date.ts';
import { customerId } from '#core/identifiers/customer-id.ts';
import { uid2Email } from '#core/identifiers/email.ts';
import { uuidMaid } from '#core/identifiers/maid.ts';
import { lettersOnlyName } from '#core/identifiers/name.ts';
import { uid2Phone } from '#core/identifiers/phone.ts';
import { shortPostcode } from '#core/identifiers/postcode.ts';
import type { Profile } from '#core/identifiers/profile.ts';

/**
 * UID2 documents e-mail and phone; the rest are Airlock's shared rules. The UID2 operator takes
 * only a finished phone number (`+1234567890 ` with a space is invalid to it); its guide asks the
 * sender to clean it first, and that is what this profile does, so separators are removed here.
 */
export const UID2_PROFILE: Profile = {
  name: 'uid2',
  source:
    'https://unifiedid.com/docs/getting-started/gs-normalization-encoding and the input rules of github.com/IABTechLab/uid2-operator (InputUtil)',
  rules: {
    email: uid2Email,
    phone: uid2Phone,
    maid: uuidMaid,
    customer_id: customerId,
    given_name: lettersOnlyName,
    surname: lettersOnlyName,
    birth_date: yearFirstBirthDate,
    postcode: shortPostcode,
  },
};
