import { makeUp } from '#proof/bench/shard/shard-pieces.ts';

/** Makes up pieces in a process of its own, whose memory is nobody's who measures: folder, and what to make as JSON. */
const [folder = '', madeUp = '{}'] = process.argv.slice(2);
await makeUp(folder, JSON.parse(madeUp));
