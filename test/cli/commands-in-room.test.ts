import { describe, expect, it } from 'vitest';
import { inRoom, USUAL_ROOM } from '#cli/commands-in-room.ts';
import { AirlockError, refusal } from '#core/errors.ts';

const unknown = refusal('list-size-unknown', 'Ask "airlock ask segments --party brand" first.');
const messageIn = (fault: unknown): string => (fault instanceof Error ? fault.message : '');

describe('a command that a fault names', () => {
  it.each([
    [{ room: 'rooms/spring' }, ' --room rooms/spring'],
    [{ room: 'my room' }, " --room 'my room'"],
    [{ room: USUAL_ROOM, stack: 'outputs.json' }, ' --stack outputs.json'],
  ])('says the room that was named, %j', (choice, words) => {
    const told = inRoom(unknown, choice);
    expect(messageIn(told)).toBe(`Ask "airlock ask segments --party brand${words}" first.`);
    expect(told).toMatchObject({ code: 'refused', reason: 'list-size-unknown' });
  });

  it('is as it was where the usual room is meant', () => {
    expect(inRoom(unknown, { room: USUAL_ROOM })).toBe(unknown);
  });

  it('is nothing else that stands in quotes, and of no other error', () => {
    const other = new AirlockError('room', 'Version "airlock" is damaged: see "status".');
    expect(inRoom(other, { room: 'elsewhere' })).toBe(other);
    const bug = new TypeError('run "airlock ask"');
    expect(inRoom(bug, { room: 'elsewhere' })).toBe(bug);
  });
});
