import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where the run on the emulator writes down which calls it saw. */
export const RECORD = new URL('../emulator/recorded-calls.json', import.meta.url);

const RecordedCall = z.strictObject({
  /** A function by its folder, or somebody such as `brand uploader`. */
  principal: z.string().min(1),
  /** As IAM calls it: `s3:GetObject`. */
  action: z.string().regex(/^[a-z0-9-]+:[A-Z]\w+$/),
  /** The area of the room that was touched, such as `drops/brand`; or a key, a function, the workgroup. */
  resource: z.string().min(1),
  /** Of a put: it was to fail if the key was taken. Left out, it is as usual in its area. */
  onlyIfAbsent: z.boolean().optional(),
});

/** One call that a run of the room made, with the names that the room has whatever it is called. */
export type RecordedCall = z.output<typeof RecordedCall>;

/** The calls that runs on the emulator made. Throws if the record is not there or is no such list. */
export const readRecord = async (from: URL | string = RECORD): Promise<readonly RecordedCall[]> =>
  z.array(RecordedCall).parse(JSON.parse(await readFile(from, 'utf8')));

/** Each different call once, in order. */
export const distinctCalls = (calls: readonly RecordedCall[]): readonly RecordedCall[] => {
  const byText = new Map(
    calls.map((call) => [
      [call.principal, call.action, call.resource, call.onlyIfAbsent ?? ''].join(' '),
      call,
    ]),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, call]) => call);
};

/** The area that a key lies in: its first segment, and the party where each has its own. */
export const areaOfKey = (key: string): string => {
  const [first = '', party] = key.split('/');
  if (first === 'drops' || first === 'reports') return `${first}/${party}`;
  return first.replace(/\.json$/, '');
};
