import { sealPart } from '#adapters/sealed-files.ts';
import type { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { AirlockError } from '#core/errors.ts';
import { readPublicKey } from '#core/sealing/sealed-part.ts';
import { DropKey } from '#core/tokens/drop-key.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';

/** What seals drops by what a room handed out. Throws AirlockError('input') if its public key is none that is taken. */
export const dropSealing = ({ dropKey, publicKey }: DropKeyFile): DropSealing => {
  if (!readPublicKey(publicKey))
    throw new AirlockError(
      'input',
      'The drop key holds no public key of 3,072 to 4,096 bits: get it again with "drop-key".',
    );
  const bytes = Buffer.from(dropKey, 'base64');
  try {
    return { dropKey: new DropKey(bytes), seal: (part) => sealPart(part, publicKey) };
  } finally {
    bytes.fill(0);
  }
};
