import { writeSample } from '#sample/write-sample.ts';

const [directory = '', people = ''] = process.argv.slice(2);
const count = Number(people);
await writeSample({
  directory,
  seed: 1,
  brandPeople: count,
  publisherPeople: count,
  sharedPeople: count,
});
// Peak resident memory in megabytes, for the test that started this.
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
