import { hash } from 'node:crypto';
import type { Step } from './step.ts';

const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'hex');

/** What is done to a text, or to its digest, before anybody sees it. The first is nothing at all. */
export const HASHINGS: readonly Step<(text: string) => string>[] = [
  { name: '', says: '', make: sha256 },
  { name: 'newline', says: 'with a line break after it', make: (text) => sha256(`${text}\n`) },
  {
    name: 'windows-newline',
    says: 'with a line break of Windows after it',
    make: (text) => sha256(`${text}\r\n`),
  },
  { name: 'blank', says: 'with a blank after it', make: (text) => sha256(`${text} `) },
  { name: 'quoted', says: 'in quotation marks', make: (text) => sha256(`"${text}"`) },
  {
    name: 'utf-16',
    says: 'as UTF-16 (in place of UTF-8)',
    make: (text) => sha256(Buffer.from(text, 'utf16le')),
  },
  { name: 'twice', says: 'and the digest was hashed again', make: (text) => sha256(sha256(text)) },
  {
    name: 'twice-upper',
    says: 'and the digest was hashed again, in upper case',
    make: (text) => sha256(sha256(text).toUpperCase()),
  },
  {
    name: 'twice-bytes',
    says: 'and the bytes of the digest were hashed again',
    make: (text) => sha256(hash('sha256', text, 'buffer')),
  },
  { name: 'md5', says: 'by MD5 (in place of SHA-256)', make: (text) => hash('md5', text, 'hex') },
  {
    name: 'sha1',
    says: 'by SHA-1 (in place of SHA-256)',
    make: (text) => hash('sha1', text, 'hex'),
  },
  {
    name: 'sha512',
    says: 'by SHA-512 (in place of SHA-256)',
    make: (text) => hash('sha512', text, 'hex'),
  },
];
