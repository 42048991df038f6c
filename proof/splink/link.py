"""Links the two files of FEBRL 4 by Splink and prints the pairs as JSON.

Usage: python link.py dataset4a.csv dataset4b.csv. The model is trained without the truth: how probable a match is by
rules that leave little doubt, u by random pairs, m by expectation maximisation over two blockings. The number of social
security is never read. Of what is more likely a match than not, the likeliest pairs go first, one to one.
"""

import json
import sys

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

UNREAD = "soc_sec_id"
LEAST_PROBABILITY = 0.5

COMPARISONS = [
    cl.NameComparison("given_name"),
    cl.NameComparison("surname"),
    cl.DateOfBirthComparison(
        "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
    ),
    cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
    cl.DamerauLevenshteinAtThresholds("street_number", [1, 2]),
    cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]),
    cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
]
BLOCKINGS = [
    block_on("given_name", "surname"),
    block_on("date_of_birth"),
    block_on("postcode", "street_number"),
    block_on("address_1"),
    block_on("surname", "postcode"),
    block_on("given_name", "postcode"),
    block_on("suburb", "street_number"),
    block_on("given_name", "suburb"),
    block_on("surname", "suburb"),
    block_on("substr(date_of_birth, 1, 4)", "surname"),
    block_on("substr(date_of_birth, 1, 4)", "given_name"),
]
CERTAIN = [
    block_on("given_name", "surname", "date_of_birth"),
    "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    block_on("given_name", "date_of_birth", "postcode"),
    block_on("surname", "date_of_birth", "postcode"),
]
"""How many of the matches those rules find: a guess, as Splink asks for one."""
CERTAIN_RECALL = 0.7


def load(connection, name, path):
    """Makes a table of a file: a space stands after each comma, and nothing for what is missing."""
    rows = f"read_csv('{path}', header = true, all_varchar = true)"
    described = connection.execute(f"describe select * from {rows}").fetchall()
    columns = ", ".join(
        f"nullif(trim(\"{column}\"), '') as {column.strip()}"
        for column, *_ in described
        if column.strip() != UNREAD
    )
    connection.execute(f"create table {name} as select {columns} from {rows}")


def trained(api):
    """A linker of the two tables that has learned its weights."""
    tables = [api.register(name, dataset_display_name=name) for name in ("a", "b")]
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="rec_id",
        comparisons=COMPARISONS,
        blocking_rules_to_generate_predictions=BLOCKINGS,
    )
    linker = Linker(tables, settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(CERTAIN, recall=CERTAIN_RECALL)
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    training.estimate_parameters_using_expectation_maximisation(block_on("postcode"))
    return linker


def one_to_one(pairs):
    """The first pairs whose two records are in none before."""
    seen = set()
    for left, right in pairs:
        if left not in seen and right not in seen:
            seen.update((left, right))
            yield [left, right]


def main():
    connection = duckdb.connect()
    for name, path in zip("ab", sys.argv[1:3]):
        load(connection, name, path)
    predicted = trained(DuckDBAPI(connection)).inference.predict(
        threshold_match_probability=LEAST_PROBABILITY
    )
    pairs = connection.execute(
        f"select rec_id_l, rec_id_r from {predicted.physical_name}"
        " order by match_weight desc, rec_id_l, rec_id_r"
    ).fetchall()
    print(json.dumps(list(one_to_one(pairs))))


main()
