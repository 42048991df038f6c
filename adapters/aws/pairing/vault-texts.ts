import { findText, type KeptVault, textPlace } from '#adapters/aws/athena/kept-vault.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { AirlockError } from '#core/errors.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { sealKept } from '#core/usecases/questions/kept-seal.ts';
import type { MatchSources } from '#core/usecases/questions/match-seal.ts';
import type { MatchTexts } from '#core/usecases/questions/pair-people.ts';

const textOf = (sources: MatchSources) => ({ sources, text: MATCH_FILES.text });

/** The texts of matches that a function of the room makes itself, kept as those are that Athena makes. */
export class VaultTexts implements MatchTexts {
  readonly #vault: KeptVault | undefined;

  /** Without a vault nothing is kept: whoever asks is told so. */
  constructor(vault: KeptVault | undefined) {
    this.#vault = vault;
  }

  async isKept(sources: MatchSources): Promise<boolean> {
    return (await findText(this.#given(), textOf(sources))) !== undefined;
  }

  /** The seal says of the text what S3 says of it, which summed it as it came: so it is found without being read. */
  async keep(sources: MatchSources, path: string): Promise<void> {
    const vault = this.#given();
    const place = textPlace(vault, textOf(sources));
    const written = await fileChecksum(path);
    await vault.room.objects.putFile(place.key, path);
    const stored = await vault.copies.look(place);
    if (stored === undefined || stored.bytes !== written?.bytes) throw notKept();
    const { bytes, sha256: proof } = stored;
    await sealKept(vault.room, sources, { file: MATCH_FILES.text, bytes, proof });
  }

  #given(): KeptVault {
    if (this.#vault) return this.#vault;
    throw new AirlockError('room', 'This function was not given a vault.');
  }
}

const notKept = (): AirlockError =>
  new AirlockError(
    'room',
    'The match was written and is not what lies in the vault: ask again, which costs no more budget.',
  );
