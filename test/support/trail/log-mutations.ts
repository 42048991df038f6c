import { gunzipSync, gzipSync } from 'node:zlib';
import { changeBytes, type Mutation, move, repacked } from '#test/support/trail/mutation.ts';

/** What is done to log files. */
export const LOG_MUTATIONS: readonly Mutation[] = [
  {
    does: 'alters a log file',
    told: ['altered-log'],
    act: (spot) =>
      changeBytes(
        spot,
        spot.log,
        repacked((text) => text.replace('"', "'")),
      ),
  },
  {
    does: 'removes a log file',
    told: ['missing-log'],
    act: ({ trail, log }) => void trail.objects.delete(log),
  },
  {
    does: 'cuts a log file short',
    told: ['damaged-log'],
    act: (spot) => changeBytes(spot, spot.log, (bytes) => bytes.subarray(0, -9)),
  },
  {
    does: 'puts bytes behind a log file',
    told: ['damaged-log'],
    act: (spot) => changeBytes(spot, spot.log, (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
  },
  {
    does: 'puts a zero behind a log file',
    told: ['damaged-log'],
    act: (spot) => changeBytes(spot, spot.log, (bytes) => Buffer.concat([bytes, Buffer.alloc(1)])),
  },
  {
    does: 'puts an empty member behind a log file',
    told: ['damaged-log'],
    act: (spot) => changeBytes(spot, spot.log, (bytes) => Buffer.concat([bytes, gzipSync('')])),
  },
  {
    does: 'puts a text in the place of a log file',
    told: ['damaged-log'],
    act: (spot) => changeBytes(spot, spot.log, (bytes) => gunzipSync(bytes)),
  },
  {
    does: 'packs a log file anew',
    told: [],
    act: (spot) =>
      changeBytes(spot, spot.log, (bytes) => gzipSync(gunzipSync(bytes), { level: 0 })),
  },
  {
    does: 'gives a log file another name',
    told: ['missing-log', 'unlisted-log'],
    act: (spot) => move(spot, spot.log, spot.log.replace(/_[a-z0-9]+\.json/, '_other.json')),
  },
  {
    does: 'adds a log file',
    told: ['unlisted-log'],
    act: ({ trail, log }) =>
      void trail.objects.set(log.replace(/_[a-z0-9]+\.json/, '_added.json'), {
        bytes: gzipSync('{}'),
      }),
  },
  {
    does: 'adds a log file outside of the folders of CloudTrail',
    told: ['unlisted-log'],
    act: ({ trail }) => void trail.objects.set('more/added.json.gz', { bytes: gzipSync('{}') }),
  },
  {
    does: 'adds a log file with a name that CloudTrail never gives',
    told: ['unlisted-log'],
    act: ({ trail, log }) =>
      void trail.objects.set(log.replace(/[^/]+$/, 'added.json.gz'), { bytes: gzipSync('{}') }),
  },
];
