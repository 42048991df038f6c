import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { Attestation } from '#core/deployment/attestation.ts';
import { parseTemplate, templatesDigest } from '#core/deployment/template.ts';

/**
 * Says in `attestation.json` beside the templates what they are and what code they deploy: whoever makes them from
 * the same source, agreement and settings gets the same, byte for byte.
 */
export const writeAttestation = (assembly: CloudAssembly, bundles: string): void => {
  const built = readFileSync(join(resolve(bundles), 'attestation.json'), 'utf8');
  const templates = templatesDigest(
    Object.fromEntries(
      assembly.stacks.map(({ stackName, template }) => [stackName, parseTemplate(template)]),
    ),
  );
  const attestation = { ...Attestation.parse(JSON.parse(built)), templates };
  const text = `${JSON.stringify(attestation, undefined, 2)}\n`;
  writeFileSync(join(assembly.directory, 'attestation.json'), text);
};
