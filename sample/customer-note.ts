import { DIRT_RATES } from './dirt-rates.ts';
import type { PersonName } from './email-of.ts';
import { pickFrom } from './pick-from.ts';
import { seededDraw } from './seeded-draw.ts';

/** Free text as people type it into a CRM: commas, quotes and line breaks that a reader must bear. */
const NOTES: readonly ((name: PersonName) => string)[] = [
  () => 'Prefers e-mail',
  () => 'VIP, handle with care',
  ({ first }) => `Asked to be called "${first}"`,
  ({ last }) => `Moved house,\nnew address pending (family ${last})`,
  () => 'Called twice:\n- no answer\n- "call back later"',
  () => 'Size 42, colour "navy", free delivery',
  ({ first, last }) => `"${first} ${last}" on the card`,
  () => 'Complaint 2025-11, closed',
];

/** Makes the function that writes the note on a customer, empty for most. */
export const customerNote = (seed: number): ((person: number, name: PersonName) => string) => {
  const present = seededDraw(seed, 'brand/note/present');
  const text = seededDraw(seed, 'brand/note/text');
  return (person, name) =>
    present(person) < DIRT_RATES.notes ? pickFrom(NOTES, text(person))(name) : '';
};
