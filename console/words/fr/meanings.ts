import type { FactWords } from '#cli/agreements/term-facts.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, percent, plural } = FORMATS.fr;

const people = (count: number): string => plural(count, { one: 'personne', other: 'personnes' });
const days = (count: number): string => plural(count, { one: 'jour', other: 'jours' });
const answers = (count: number): string =>
  plural(count, { one: 'réponse de ce prix', other: 'réponses de ce prix' });

const guessed = (guesses: number): string =>
  guesses >= 100
    ? 'on peut deviner juste à tous les coups'
    : `on devine juste au plus ${number(guesses)} fois sur 100`;

const deltaOver =
  (span: string) =>
  (oneIn: number, count: number, oneInAll: number): string =>
    `Une réponse en dit plus que son epsilon une fois sur ${number(oneIn)} ; l’une des ${number(count)} d’une ${span}, une fois sur ${number(oneInAll)}. Une liste plus longue que cela demande un delta plus petit.`;

/** What each number of an agreement means, in French. */
export const meanings: FactWords = {
  threshold: (count) => `Tout effectif communiqué décrit au moins ${people(count)}.`,
  exactCounts: () =>
    'Les effectifs sont exacts : en comparant deux réponses, on peut apprendre quelque chose sur une personne.',
  rounding: (to) => `Chaque effectif est arrondi au multiple inférieur de ${number(to)}.`,
  minimumChange: (count) =>
    `Une nouvelle liste doit être identique à la précédente, ou en différer d’au moins ${people(count)}.`,
  exactPrice: () => 'Ce qu’une réponse prend au budget des personnes de chaque partie.',
  exactBudget: (count) =>
    `De quoi payer ${plural(count, { one: 'réponse', other: 'réponses' })} par période sur les personnes d’une partie.`,
  exactLife: (count) =>
    `De quoi payer ${plural(count, { one: 'réponse', other: 'réponses' })} en tout et pour toujours.`,
  noise: (...[overlapUsual, overlapMost, segmentUsual, segmentMost]) =>
    `Chaque effectif est modifié au hasard : un recouvrement d’au plus ${number(overlapUsual)} dans 95 réponses sur 100 au prix plein, et jamais de plus de ${number(overlapMost)} ; un effectif par attribut de ${number(segmentUsual)}, et jamais de plus de ${number(segmentMost)}.`,
  protectsAttributes: () =>
    'Le bruit cache chaque attribut d’une personne, aussi bien que sa présence sur une liste.',
  protectsMembership: () =>
    'Le bruit cache la présence d’une personne sur une liste ; il cache moins bien ses attributs.',
  price: (guesses) =>
    `Le plus qu’une réponse puisse coûter. Après une réponse, ${guessed(guesses)} si quelqu’un est sur une liste ; avant, 50 fois.`,
  budget: (count, guesses) =>
    `De quoi payer ${answers(count)} par période sur les personnes d’une partie. Après toutes, ${guessed(guesses)}.`,
  period: (count) => `Au bout de ${days(count)}, ce qu’une réponse a pris est rendu à la période.`,
  unbounded: () =>
    'Rien ne limite ce que disent à la fin toutes les réponses : chaque période s’y ajoute.',
  life: (count, guesses) =>
    `De quoi payer ${answers(count)} en tout et pour toujours ; au-delà, il faut un nouvel accord. Après toutes, ${guessed(guesses)}.`,
  deltaForLife: (oneIn) =>
    `À vie, l’ensemble des réponses en dit plus que son epsilon au plus une fois sur ${number(oneIn)}. Une liste plus longue que cela demande un delta plus petit.`,
  deltaOverYear: deltaOver('année'),
  deltaOverLife: deltaOver('vie'),
  conversions: (first) =>
    first === 1
      ? 'La première conversion d’une personne compte, quoi qu’aient fait les autres.'
      : `Les ${number(first)} premières conversions d’une personne comptent, quoi qu’aient fait les autres.`,
  touches: (last) =>
    last === 1
      ? 'Le dernier contact avant une conversion peut se la voir attribuer.'
      : `Les ${number(last)} derniers contacts avant une conversion peuvent se la partager.`,
  minimumDataset: (count) => `Une liste de moins de ${people(count)} n’est pas interrogée.`,
  minimumSupport: (count) =>
    `D’une valeur que portent moins de ${people(count)} de sa propre liste, aucun effectif n’est communiqué.`,
  minimumMeanCell: (count) =>
    `Une question dont les cases compteraient en moyenne moins de ${people(count)} de la liste de qui la pose est refusée, sans frais.`,
  maxRejectShare: (share) =>
    `Un fichier dont plus de ${percent(share)} des lignes sont défectueuses est refusé en entier.`,
  dropsDays: (count) =>
    `Les empreintes qui n’ont pas été reprises sont supprimées au bout de ${days(count)}.`,
  tokensDays: (count) => `Une liste dans la salle est supprimée au bout de ${days(count)}.`,
  releasesDays: (count) => `Une réponse est supprimée au bout de ${days(count)}.`,
  keysDays: (count) => `La clé d’une époque terminée est détruite au bout de ${days(count)}.`,
};
