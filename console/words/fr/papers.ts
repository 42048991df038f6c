import type { EN } from '#console/words/en.ts';
import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.fr;

/** Documents for officers, authorities and people, in French. */
export const papers: typeof EN.papers = {
  title: 'Pièces',
  lead: 'Rédigées à l’instant d’après l’accord et le registre. Ce qu’aucune source ne dit y est signalé comme une lacune.',
  columns: ['Pièce', 'Ce que c’est'],
  names: {
    dpia: 'Analyse d’impact',
    records: 'Registre des traitements',
    terms: 'Répartition des responsabilités',
    lia: 'Mise en balance des intérêts légitimes',
    notice: 'Information des personnes',
  },
  says: {
    dpia: 'Les risques pour les personnes et les mesures prises (RGPD, article 35).',
    records: 'Ce qui est traité, pourquoi, par qui et combien de temps (RGPD, article 30).',
    terms: 'Qui répond de quoi, entre les parties (RGPD, articles 26 et 28).',
    lia: 'Pourquoi l’intérêt des parties ne l’emporte pas au détriment des personnes (RGPD, article 6, paragraphe 1, point f).',
    notice: 'Ce qui est dit aux personnes qui figurent sur les listes (RGPD, articles 13 et 14).',
  },
  gaps: (many) =>
    `${plural(many, { one: 'point n’est dit', other: 'points ne sont dits' })} par aucune source, et signalé à sa place : précisez-le dans l’accord, ou complétez-le à la main.`,
  foreign: 'Cette pièce est dans une autre langue que cette page.',
  languages: { en: 'En anglais', fr: 'En français' },
  from: 'Constats à reprendre',
  audit: 'Audit',
  redteam: 'Attaques',
  fromSays: {
    audit: 'Un fichier du dossier, écrit par « airlock audit --json ».',
    redteam: 'Un fichier du dossier, écrit par « airlock redteam --json ».',
  },
  write: 'Rédiger avec ces constats',
};
