import { beforeEach, describe, expect, it } from 'vitest';
import type { KeyRing } from '#core/ports/key-ring.ts';

const message = new TextEncoder().encode('airlock/token/v1/email');

/** What every key ring promises. `make` answers one with keys of its own. */
export const keyRingContract = (name: string, make: () => Promise<KeyRing>): void => {
  describe(`${name} is a key ring`, () => {
    let ring: KeyRing;
    beforeEach(async () => {
      ring = await make();
    });

    it('gives 32 bytes, the same for the same key and message', async () => {
      const mac = await ring.generateMac('token-root', message);
      expect(mac).toHaveLength(32);
      expect(await ring.generateMac('token-root', message)).toEqual(mac);
    });

    it('gives other bytes for another message, key or ring', async () => {
      const macs = [
        await ring.generateMac('token-root', message),
        await ring.generateMac('token-root', Uint8Array.of(...message, 0)),
        await ring.generateMac('ledger-seal', message),
        await ring.generateMac('tombstone-root', message),
        await (await make()).generateMac('token-root', message),
      ].map((mac) => Buffer.from(mac).toString('hex'));
      expect(new Set(macs).size).toBe(macs.length);
    });

    it('verifies a MAC of its own', async () => {
      const mac = await ring.generateMac('ledger-seal', message);
      expect(await ring.verifyMac('ledger-seal', message, mac)).toBe(true);
    });

    it('rejects a MAC with any bit changed, cut, lengthened, empty, or of another key', async () => {
      const mac = await ring.generateMac('ledger-seal', message);
      for (const at of mac.keys()) {
        const wrong = Uint8Array.from(mac);
        wrong[at] = (wrong[at] ?? 0) ^ (1 << (at % 8));
        expect(await ring.verifyMac('ledger-seal', message, wrong)).toBe(false);
      }
      const others = [mac.slice(0, 31), Uint8Array.of(...mac, 0), new Uint8Array()];
      for (const wrong of others)
        expect(await ring.verifyMac('ledger-seal', message, wrong)).toBe(false);
      expect(await ring.verifyMac('token-root', message, mac)).toBe(false);
      expect(await ring.verifyMac('ledger-seal', new Uint8Array(), mac)).toBe(false);
    });

    it('gives bytes that the caller may zero', async () => {
      const mac = await ring.generateMac('token-root', message);
      const copy = Uint8Array.from(mac);
      mac.fill(0);
      expect(await ring.generateMac('token-root', message)).toEqual(Buffer.from(copy));
    });
  });
};
