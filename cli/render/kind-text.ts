import { ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';

/** What people call what a version or a report holds: a kind of identifier, or the labels of rows. */
export const kindText = (kind: TokenKind): string => (kind === ROW_LABEL ? 'labels' : kind);
