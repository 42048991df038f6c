import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AirlockError } from '#core/errors.ts';
import { pathOf } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { SOME_BUNDLES, stage } from '#proof/access/synthesised-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-deployed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OUTPUTS = {
  Collaboration: 'spring-2026',
  DropBuckets: '{"brand":"drops-1","publisher":"drops-2"}',
  Proven: 'false',
};

/** What is said where the last deployment wrote these outputs; nothing if the room is as it was. */
const saidOf = (written: unknown, overrides: Readonly<Record<string, unknown>> = {}): string => {
  const file = join(folder, 'airlock-outputs.json');
  writeFileSync(file, typeof written === 'string' ? written : JSON.stringify(written));
  const config = stageConfig('dev', { deployed: relative(pathOf('.'), file), ...overrides });
  try {
    buildRoom(config, { bundles: SOME_BUNDLES });
    return '';
  } catch (error) {
    if (error instanceof AirlockError && error.code === 'usage') return error.message;
    throw error;
  }
};
const deployed = (changed: Readonly<Record<string, unknown>>) => ({
  'airlock-dev-pipeline': { ...OUTPUTS, ...changed },
});

describe('a room that was deployed before', () => {
  it('is synthesised again for the same parties and collaboration, whatever else changed', () => {
    expect(saidOf(deployed({}))).toBe('');
    expect(saidOf(deployed({ AgreementDigest: 'another', Workgroup: 'x' }), { proven: true })).toBe(
      '',
    );
    expect(saidOf(deployed({ Proven: undefined }))).toBe('');
    expect(saidOf({ 'spring-dev-pipeline': { Collaboration: 'another' } })).toBe('');
  });

  it('goes on with its token key, or with that of the next epoch', () => {
    expect(saidOf(deployed({}), { epoch: '2' })).toBe('');
    expect(saidOf(deployed({ TokenEpoch: '2' }), { epoch: '2' })).toBe('');
    expect(saidOf(deployed({ TokenEpoch: '2' }), { epoch: '3' })).toBe('');
    for (const epoch of ['1', '4'])
      expect(saidOf(deployed({ TokenEpoch: '2' }), { epoch })).toMatch(/add "-c epoch=2", or/);
  });

  it.each([
    [
      { DropBuckets: '{"shop":"drops-1","publisher":"drops-2"}' },
      'has other parties than the agreement',
    ],
    [{ DropBuckets: '{"brand":"drops-1"}' }, 'has other parties than the agreement'],
    [{ Collaboration: 'spring-2025' }, 'belongs to another collaboration than the agreement'],
    [{ Proven: 'true' }, 'is proven, and new records would be locked for a day only'],
    [{ TokenEpoch: '2' }, 'has the token key of epoch 2, and would get another one'],
  ])('is refused before CloudFormation is half-way, where it is told of %o', (changed, says) => {
    const said = saidOf(deployed(changed));
    expect(said).toContain(says);
    expect(said).toMatch(/^The room "airlock-dev" that "[^"]+" tells of [^\n]+\.$/);
  });

  it.each(['no JSON', '[]', { 'airlock-dev-pipeline': { Collaboration: 1 } }])(
    'is refused where what tells of it is damaged: %o',
    (written) => {
      expect(saidOf(written)).toContain('is not what a deployment wrote with "--outputs-file"');
    },
  );

  it('tells by its outputs what is held against the next one', () => {
    const { Outputs = {} } = stage('dev').templates.pipeline;
    expect(Object.keys(Outputs)).toEqual(expect.arrayContaining(Object.keys(OUTPUTS)));
    expect(Outputs.Collaboration?.Value).toBe(OUTPUTS.Collaboration);
    expect(Outputs.Proven?.Value).toBe('false');
  });
});
