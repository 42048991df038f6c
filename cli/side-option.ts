import { Option } from 'commander';
import { AirlockError } from '#core/errors.ts';
import { type FreezeSide, OVERSEERS, type Overseer } from '#core/ledger/freeze-side.ts';

/** Who does this, as the options say. */
export interface SideChoice {
  readonly party?: string;
  readonly as?: Overseer;
}

/** The options that say who freezes a room or notes its evidence. */
export const sideOptions = [
  new Option('--party <id>', 'the party on whose behalf this is done').conflicts('as'),
  new Option('--as <who>', 'do it as the operator or the auditor of the room').choices(OVERSEERS),
];

/** The side that was chosen. Throws AirlockError('usage') where none was. */
export const sideOf = ({ party, as: overseer }: SideChoice): FreezeSide => {
  if (overseer !== undefined) return { by: overseer };
  if (party !== undefined) return { by: 'party', party };
  throw new AirlockError(
    'usage',
    'Nobody is named: say who does this with --party, or with --as operator or --as auditor.',
  );
};
