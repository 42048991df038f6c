import type { EN } from '#console/words/en.ts';

/** How a question is told in a line, in French. */
export const asked: typeof EN.asked = {
  analyses: {
    overlap: 'Recoupement',
    segments: 'Répartition par segments',
    tables: 'Tableaux',
    rollup: 'Regroupement',
    lift: 'Effet incrémental',
    balance: 'Équilibre',
    representation: 'Représentation',
    reach: 'Couverture et répétition',
    conversions: 'Conversions attribuables',
    attribution: 'Attribution des conversions',
    value: 'Valeur',
    'event-lift': 'Effet incrémental sur les événements',
  },
  kinds: {
    email: 'adresse e-mail',
    phone: 'numéro de téléphone',
    maid: 'identifiant publicitaire',
    customer_id: 'numéro de client',
    name_birthdate: 'nom et date de naissance',
    name_postcode: 'nom et code postal',
    people: 'les points',
  },
  unknown: 'Une question d’une salle plus ancienne',
  by: 'selon',
  and: 'et',
  or: 'ou',
  where: 'seulement',
  is: 'vaut',
  on: 'rapprochement par',
};
