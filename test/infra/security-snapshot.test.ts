import { describe, expect, it } from 'vitest';
import { securityProperties } from '#test/infra/security-properties.ts';
import { stage } from '#test/infra/synthesised-room.ts';

describe('everything in prod that decides who may do what', () => {
  it.each(['network', 'data', 'pipeline'] as const)(
    'of the %s is as it was reviewed',
    async (name) => {
      const properties = securityProperties(stage('prod').templates[name]);
      expect(properties.length).toBeGreaterThan(1_000);
      await expect(properties).toMatchFileSnapshot(`security/${name}.txt`);
    },
  );
});
