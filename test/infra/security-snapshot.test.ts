import { describe, expect, it } from 'vitest';
import { stage } from '#proof/access/synthesised-room.ts';
import { securityProperties } from '#test/infra/security-properties.ts';

describe('everything in prod that decides who may do what', () => {
  it.each(['network', 'data', 'pipeline', 'global'] as const)(
    'of the %s is as it was reviewed',
    async (name) => {
      const properties = securityProperties(stage('prod').templates[name]);
      expect(properties.length).toBeGreaterThan(400);
      await expect(properties).toMatchFileSnapshot(`security/${name}.txt`);
    },
  );
});
