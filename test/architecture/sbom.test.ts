import { execSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { productionOf, readLocked } from '#test/architecture/locked-packages.ts';

const CycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.5'),
  metadata: z.looseObject({ component: z.looseObject({ name: z.literal('airlock') }) }),
  components: z.array(
    z.looseObject({
      name: z.string(),
      version: z.string(),
      purl: z.string().startsWith('pkg:npm/'),
      hashes: z.tuple([z.object({ alg: z.literal('SHA-512'), content: z.hex().length(128) })]),
      licenses: z.array(z.unknown()).min(1),
    }),
  ),
});

it('npm run sbom lists what runs or ships, each package by its digest and licence, and nothing else', async () => {
  const written = execSync('npm run -s sbom', { encoding: 'utf8' });
  const { components } = CycloneDx.parse(JSON.parse(written));
  const listed = components.map(({ name, version }) => `${name}@${version}`);
  const locked = [...productionOf(await readLocked())].map(
    ([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`,
  );
  expect(listed.sort()).toEqual([...new Set(locked)].sort());
  expect(listed.some((each) => each.startsWith('zod@'))).toBe(true);
});
