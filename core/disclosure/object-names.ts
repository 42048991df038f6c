import { agreed, type Declared, own, random, told } from '#core/disclosure/disclosure.ts';
import type { KeyForm } from '#core/room-layout.ts';

/**
 * What the names and sizes of a room's objects tell the other party where it may list them; on AWS it lists the
 * ledger and the releases alone. Whoever holds the folder of a local room sees all of it.
 */
export const OBJECT_NAMES: Readonly<Record<KeyForm, Declared>> = {
  ledgerEntry: told('again'),
  ledgerHead: agreed('one name, whatever happened'),
  ledgerCheckpoint: told('again'),
  agreement: agreed('the digest of a text that both parties read'),
  drop: own('the drop zone of a party is listed by nobody else'),
  staged: random('the name of an attempt, which only functions list'),
  tokens: told('size'),
  intake: own('what a party delivered on a day, which only functions list'),
  report: own('reports of a party are listed by nobody else'),
  release: random(
    'a digest of the question and the names of versions; its size is that of any other answer to it',
  ),
  list: random(
    'a digest of the activation and the names of versions; its size is listed by its reader alone',
  ),
  match: told('size'),
  link: told('size'),
  marks: own('marks of a party are listed by nobody else'),
};
