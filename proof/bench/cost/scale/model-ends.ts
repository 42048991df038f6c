/** What the model says nothing about, at the end of its page. */
export const MODEL_ENDS = `## Where the model ends

- **Athena.** AWS tells neither how many processors a query gets nor what memory: at a billion a side, and more so at five, it may end for
  want of memory before it does for time. It was not run there.
- **Upload.** What the party's own line takes, which is not in the table: 65 GB for a billion rows.
- **Memory.** No step holds more than a part, or a kind in a shard; what those take was measured (see the benchmark) and does not
  grow with the list.
- **Rooms without noise** compare a list whole with its older versions on one machine, and take 20 million rows.
- **More than one shard per prefix.** Rates are those of all runs of a step at the same moment; S3 spreads them over more
  prefixes as they go on.
- **Retries, a busy account, other regions' prices, and the parties' own bills** are left out.
`;
