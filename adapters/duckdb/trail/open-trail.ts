import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';

/** How a trail is to be read. */
export interface TrailOpening {
  /** What belongs to the room; without it, everything does. */
  readonly scope?: RoomScope | undefined;
  readonly onProgress?: (progress: TrailProgress) => void;
}

/** How far the reading is. */
export interface TrailProgress {
  readonly files: number;
  readonly bytes: number;
  readonly events: number;
}

/** Reads a folder of CloudTrail's log files into a trail. */
export const openTrail = async (folder: string, { scope }: TrailOpening = {}): Promise<Trail> => {
  const events: unknown[] = [];
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of found.filter((each) => each.isFile()))
    events.push(...eventsIn(await readFile(join(entry.parentPath, entry.name))));
  return trailOfEvents(events, scope);
};

const eventsIn = (bytes: Buffer): readonly unknown[] => {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
  try {
    const parsed = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : (parsed.Records ?? [parsed]);
  } catch {
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }
};
