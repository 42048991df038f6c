/**
 * Categories of Fides that are sensitive, read by hand: those of Articles 9 and 10, children, precise location and
 * immigration status. Passwords and account numbers need care as well, and are no categories of people.
 */
export const FIDES_SENSITIVE: readonly string[] = [
  ...['user.biometric', 'user.biometric.fingerprint', 'user.biometric.retinal'],
  ...['user.biometric.voice', 'user.biometric.health', 'user.authorization.biometric'],
  ...['user.childrens', 'user.health_and_medical', 'user.health_and_medical.genetic'],
  ...['user.health_and_medical.insurance_beneficiary_id', 'user.health_and_medical.record_id'],
  ...['user.criminal_history', 'user.demographic.political_opinion'],
  ...['user.demographic.race_ethnicity', 'user.demographic.religious_belief'],
  ...['user.demographic.sexual_orientation', 'user.location.precise'],
  'user.government_id.immigration',
];

/** Shelves of a grocer that are refused, and that nobody would hide. */
export const GROCER_ORDINARY: readonly string[] = [
  ...['BATH & BODY THERAPIES', 'DENTAL FLOSS AND IMPLEMENTS', 'EARTH THERAPEUTICS'],
  ...['EYE CARE ACCESSORIES', 'FITNESS&HEALTH-MAGAZINE', 'GENERAL EYE CARE', 'KIDS'],
  'NUT SUPP-PROTEIN-FOOD STAMPABL',
];
