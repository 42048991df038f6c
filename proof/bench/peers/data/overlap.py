"""The overlap of two lists of digests by a library of others: METHOD FOLDER. Prints what it took as a line of JSON."""

import json
import resource
import sys
import time

# A pair counts as one person from here on; equal digests give equal encodings.
SIMILAR = 0.95
ENCODING_BITS = 1024
BITS_A_DIGEST = 200


def polars(folder):
    import polars

    lists = [polars.read_csv(f"{folder}/{side}.csv") for side in ("brand", "publisher")]
    return lists[0].join(lists[1], on="id", how="semi").height


def pandas(folder):
    import pandas

    lists = [pandas.read_csv(f"{folder}/{side}.csv") for side in ("brand", "publisher")]
    return len(lists[0].merge(lists[1], on="id"))


def anonlink(folder):
    import anonlink
    from clkhash import clk, comparators, field_formats, schema

    exact = field_formats.FieldHashingProperties(
        comparator=comparators.ExactComparison(),
        strategy=field_formats.BitsPerFeatureStrategy(BITS_A_DIGEST),
    )
    linkage = schema.Schema([field_formats.StringSpec("id", exact)], ENCODING_BITS)
    encoded = []
    for side in ("brand", "publisher"):
        with open(f"{folder}/{side}.txt") as lines:
            rows = [(line.strip(),) for line in lines]
        encoded.append(clk.generate_clks(rows, linkage, "a secret", validate=False))
    pairs = anonlink.candidate_generation.find_candidate_pairs(
        encoded, anonlink.similarities.dice_coefficient, SIMILAR
    )
    return len(list(anonlink.solving.greedy_solve(pairs)))


if __name__ == "__main__":
    method, folder = sys.argv[1:3]
    work = {"polars": polars, "pandas": pandas, "anonlink": anonlink}[method]
    began, busy = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    people = work(folder)
    seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
    if people == 0:
        sys.exit("the two lists share nobody")
    cpu = used.ru_utime + used.ru_stime - busy.ru_utime - busy.ru_stime
    print(json.dumps({"seconds": seconds, "cpuSeconds": cpu, "rssMegabytes": used.ru_maxrss / 1024}))
