import type { Language } from '#core/documents/governance-document.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';
import type { Article, CategoryName } from '#core/special-categories/category.ts';

/** What people are told of data that the law protects most. */
interface SpecialWords {
  readonly denotes: (category: CategoryName) => string;
  /** The article as a text of the language names it. */
  readonly article: (article: Article) => string;
  /** What the article allows it by. */
  readonly grounds: Readonly<Record<Article, string>>;
}

const IN_FRENCH: Readonly<Record<CategoryName, string>> = {
  health: 'la santé',
  religion: 'les convictions religieuses ou philosophiques',
  politics: 'les opinions politiques',
  ethnicity: 'l’origine raciale ou ethnique, la nationalité ou le statut de séjour',
  'sexual-life': 'la vie sexuelle, l’orientation sexuelle ou l’identité de genre',
  'trade-union': 'l’appartenance syndicale',
  biometrics: 'des données biométriques ou génétiques',
  'criminal-record': 'des condamnations ou des infractions',
  children: 'des enfants',
  'precise-location': 'un lieu précis',
  vulnerability: 'une situation de vulnérabilité',
  'unread-script': 'un mot d’une écriture que les listes ne lisent pas',
};

/** The words of each language. The grounds are those of the GDPR, shortened. */
export const SPECIAL_WORDS: Readonly<Record<Language, SpecialWords>> = {
  en: {
    denotes: (category) => CATEGORIES[category].denotes,
    article: (article) => `Art. ${article}`,
    grounds: {
      '9(2)(a)': 'explicit consent of the person',
      '9(2)(b)': 'duties and rights in employment and social security, by law',
      '9(2)(c)': 'vital interests of somebody who cannot consent',
      '9(2)(d)': 'a foundation or association, of its own members',
      '9(2)(e)': 'the person made it public',
      '9(2)(f)': 'legal claims',
      '9(2)(g)': 'a substantial public interest, by law',
      '9(2)(h)': 'health or social care, by law or contract',
      '9(2)(i)': 'public health, by law',
      '9(2)(j)': 'archives in the public interest, research or statistics, by law',
      '10': 'control of an official authority, or a law that allows it',
      '8(1)': 'consent for a child, of the child or its parents',
      '6(1)(a)': 'consent of the person',
      '6(1)(f)': 'a legitimate interest',
    },
  },
  fr: {
    denotes: (category) => IN_FRENCH[category],
    article: (article) =>
      `art. ${article.replace(/\((\d)\)/, ', § $1').replace(/\(([a-z])\)/, ', $1)')}`,
    grounds: {
      '9(2)(a)': 'consentement explicite de la personne',
      '9(2)(b)': 'obligations et droits en matière de travail et de sécurité sociale, par la loi',
      '9(2)(c)': 'intérêts vitaux d’une personne qui ne peut pas consentir',
      '9(2)(d)': 'une fondation ou une association, pour ses propres membres',
      '9(2)(e)': 'la personne l’a rendu public',
      '9(2)(f)': 'droits en justice',
      '9(2)(g)': 'un intérêt public important, par la loi',
      '9(2)(h)': 'soins ou aide sociale, par la loi ou un contrat',
      '9(2)(i)': 'santé publique, par la loi',
      '9(2)(j)': 'archives d’intérêt public, recherche ou statistiques, par la loi',
      '10': 'contrôle d’une autorité publique, ou une loi qui le permet',
      '8(1)': 'consentement pour un enfant, le sien ou celui de ses parents',
      '6(1)(a)': 'consentement de la personne',
      '6(1)(f)': 'un intérêt légitime',
    },
  },
};
