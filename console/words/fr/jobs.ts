import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.fr;

/** What is said of work that takes a while, in French. */
export const jobs: typeof EN.jobs = {
  title: 'Travaux',
  running: 'En cours',
  done: 'Terminé',
  failed: 'Échec',
  since: (seconds) =>
    `Depuis ${plural(seconds, { one: 'seconde', other: 'secondes' })}. Vous pouvez fermer cette page et y revenir.`,
  notes: 'Messages jusqu’ici',
  again: 'Actualiser',
  missing: 'Ce travail n’existe pas',
  missingSays: 'La console garde ses cent derniers travaux, jusqu’à son arrêt.',
};
