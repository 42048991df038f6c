import type { GovernanceDocument, Language } from '#core/documents/governance-document.ts';

/** What stands around the sections of a document. */
export interface FrameWords {
  /** What marks something that no source says, with the colon behind it. */
  readonly gap: string;
  readonly sources: string;
  readonly sourceHeads: readonly string[];
  /** Of which collaboration it is, when it was written, and how much is missing. */
  readonly lead: (document: GovernanceDocument) => string;
}

const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

/** The same frame in each language. */
export const FRAME_WORDS: Readonly<Record<Language, FrameWords>> = {
  en: {
    gap: 'GAP:',
    sources: 'Sources',
    sourceHeads: ['source', 'version', 'SHA-256'],
    lead: ({ collaboration, at, gaps }) =>
      `Collaboration ${collaboration}, written on ${minute(at)} from the sources at the end. ${gaps === 0 ? 'No gap.' : `Gaps to be filled: ${gaps}.`}`,
  },
  fr: {
    gap: 'À COMPLÉTER :',
    sources: 'Sources',
    sourceHeads: ['source', 'version', 'SHA-256'],
    lead: ({ collaboration, at, gaps }) =>
      `Collaboration ${collaboration}, écrit le ${minute(at)} d’après les sources à la fin. ${gaps === 0 ? 'Rien ne manque.' : `Points à compléter : ${gaps}.`}`,
  },
};
