import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { FUNCTION_ALARMS } from '#core/access/alarms.ts';
import {
  calledBy,
  FUNCTION_NAMES,
  FUNCTIONS,
  functionsThat,
  handlerOf,
} from '#core/access/functions.ts';
import { areasOf, KEY_ACTIONS } from '#core/access/rights.ts';
import { areaUsers, bucketUsers, keyUsers } from '#core/access/users.ts';
import { VERIFY_RUN_MS } from '#core/limits.ts';

describe('the table of functions', () => {
  it('has a row for every handler, and a handler for every row', async () => {
    const files = await readdir('lambdas', { recursive: true });
    const handlers = files.filter((path) => path.endsWith('/handler.ts'));
    expect(handlers.map((path) => `lambdas/${path}`).sort()).toEqual(
      FUNCTION_NAMES.map(handlerOf).sort(),
    );
  });

  it('lets those make keys of tokens who tokenise or find people for their own sake, and nobody verify with that key', () => {
    expect(KEY_ACTIONS.map((action) => keyUsers('token-root', action))).toEqual([
      ['tokenise-part', 'forget-people', 'tell-subject'],
      [],
    ]);
  });

  it('lets one function write marks, and nobody but the tokeniser, the daily check and who tells of a person read them beside it', () => {
    expect(areaUsers(['tombstones'], 'write')).toEqual(['forget-people']);
    expect(areaUsers(['tombstones'], 'delete')).toEqual(['forget-people', 'expire-data']);
    const readers = ['tokenise-part', 'forget-people', 'verify-room', 'tell-subject'];
    expect(areaUsers(['tombstones'], 'read')).toEqual(readers);
    expect(KEY_ACTIONS.map((action) => keyUsers('tombstone-root', action))).toEqual([readers, []]);
  });

  it('lets nobody remove a version but those who end drops, erasures and retention', () => {
    expect(areaUsers(['vault'], 'delete')).toEqual([
      'publish-drop',
      'forget-people',
      'refuse-drop',
      'expire-data',
    ]);
  });

  it('lets the function that tells of a person change nothing but the ledger', () => {
    const changed = Object.entries(FUNCTIONS['tell-subject'].rights.areas).flatMap(
      ([area, uses]) => (uses?.some((use) => use === 'write' || use === 'delete') ? [area] : []),
    );
    expect(changed).toEqual(['entries', 'head', 'checkpoints']);
    expect(bucketUsers('drops', 'read')).not.toContain('tell-subject');
  });

  it('lets whoever writes entries seal them, nobody else but who keeps matches, and everybody verify the seals', () => {
    const sealing = keyUsers('ledger-seal', 'kms:GenerateMac');
    expect(sealing.filter((name) => name !== 'pair-people')).toEqual(
      bucketUsers('ledger', 'write'),
    );
    expect(bucketUsers('ledger', 'write')).not.toContain('pair-people');
    expect(bucketUsers('ledger', 'write')).not.toContain('tokenise-part');
    expect(keyUsers('ledger-seal', 'kms:VerifyMac')).toEqual(FUNCTION_NAMES);
  });

  it('lets nobody remove what lies in the ledger, and one function alone look at its past', () => {
    expect(bucketUsers('ledger', 'delete')).toEqual([]);
    expect(bucketUsers('ledger', 'history')).toEqual(['verify-room']);
  });

  it('lets one function query the vault, which touches no drop', () => {
    expect(functionsThat(({ rights }) => rights.queries === true)).toEqual(['answer-question']);
    expect(bucketUsers('results')).toEqual(['answer-question']);
    expect(bucketUsers('drops')).not.toContain('answer-question');
  });

  it('lets one function read tokens outside of the way of a drop and the daily check, without the key of tokens and without Athena', () => {
    expect(functionsThat(({ rights }) => rights.draws === true)).toEqual(['make-list']);
    expect(areaUsers(['lists'], 'write')).toEqual(['make-list']);
    expect(areaUsers(['lists'], 'read')).toEqual(['verify-room', 'make-list']);
    expect(keyUsers('token-root', 'kms:GenerateMac')).not.toContain('make-list');
    expect(bucketUsers('results')).not.toContain('make-list');
  });

  it('lets two functions keep matches, of which one makes none itself and one does nothing else', () => {
    expect(areaUsers(['matches'], 'write')).toEqual(['answer-question', 'pair-people']);
    expect(areaUsers(['matches'], 'read')).toEqual(['answer-question', 'pair-people']);
    expect(areaUsers(['links'], 'write')).toEqual(['answer-question']);
    const { rights } = FUNCTIONS['pair-people'];
    const written = areasOf(rights).flatMap(([area, uses]) =>
      uses.some((use) => use !== 'read') ? [area] : [],
    );
    expect(written).toEqual(['matches']);
    expect(Object.keys(rights.keys)).toEqual(['ledger-seal']);
    expect(rights.queries).toBeUndefined();
    expect(bucketUsers('drops')).not.toContain('pair-people');
  });

  it('lets one function call another one, which nobody else calls', () => {
    expect(functionsThat(({ rights }) => rights.calls !== undefined)).toEqual(['answer-question']);
    expect(calledBy('function')).toEqual([FUNCTIONS['answer-question'].rights.calls]);
    expect(FUNCTIONS['pair-people'].calledBy).toEqual({ by: 'function', name: 'answer-question' });
  });

  it('lets parties reach the functions that count, draw lists, tell of people, approve and freeze, at URLs of their own', () => {
    const doors = FUNCTION_NAMES.map((name) => FUNCTIONS[name].calledBy).flatMap((called) =>
      called.by === 'parties' ? [called.output] : [],
    );
    expect(calledBy('parties')).toEqual([
      'answer-question',
      'make-list',
      'tell-subject',
      'approve-agreement',
      'freeze-room',
    ]);
    expect(doors).toEqual(['QuestionUrl', 'ListUrl', 'SubjectUrl', 'ApprovalUrl', 'FreezeUrl']);
  });

  it('lets the advertiser alone call the one that draws lists of its people', () => {
    expect(functionsThat((each) => 'role' in each.calledBy)).toEqual(['make-list']);
  });

  it('lets the auditor call the one that freezes, which touches nothing but the ledger', () => {
    const forAuditor = functionsThat((each) => 'andBy' in each.calledBy);
    expect(forAuditor).toEqual(['freeze-room']);
    const touched = (['drops', 'vault', 'releases', 'results'] as const).flatMap((bucket) =>
      bucketUsers(bucket),
    );
    expect(touched).not.toContain('freeze-room');
  });
});

describe('alarms', () => {
  it.each(FUNCTION_NAMES)(
    'tell when %s is held back, or breaks down with nobody to see it',
    (name) => {
      const { alarms, calledBy: called } = FUNCTIONS[name];
      expect(alarms).toContain('throttled');
      expect(alarms.includes('failed')).toBe(called.by !== 'drops' || called.daily !== undefined);
    },
  );

  it('tell of slow answers before they are given up', () => {
    const { timeoutSeconds } = FUNCTIONS['answer-question'].size;
    expect(FUNCTIONS['answer-question'].alarms).toContain('slow');
    expect(FUNCTION_ALARMS.slow.above).toBeLessThan(timeoutSeconds * 1_000);
  });
});

it('the daily verification leaves time of its run for the file that it is reading', () => {
  expect(VERIFY_RUN_MS).toBeLessThan(FUNCTIONS['verify-room'].size.timeoutSeconds * 1_000);
});
