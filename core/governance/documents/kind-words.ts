import type { Language } from '#core/documents/governance-document.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';

/** What people call each kind of identifier, in each language: in the notice, and in letters. */
export const KIND_WORDS: Readonly<Record<Language, Readonly<Record<SubjectKind, string>>>> = {
  en: {
    email: 'e-mail address',
    phone: 'phone number',
    maid: 'advertising id of a device',
    customer_id: 'customer number',
    name_birthdate: 'name and birth date',
    name_postcode: 'name and postcode',
    first_party_id: 'identifier of our own',
  },
  fr: {
    email: 'adresse électronique',
    phone: 'numéro de téléphone',
    maid: 'identifiant publicitaire d’un appareil',
    customer_id: 'numéro de client',
    name_birthdate: 'nom et date de naissance',
    name_postcode: 'nom et code postal',
    first_party_id: 'identifiant qui nous est propre',
  },
};
