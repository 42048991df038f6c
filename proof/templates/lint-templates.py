"""Prints what cfn-lint says of the templates and parliament of the policies in a folder, as a JSON list.

The folder holds `<name>.template.json` files, and `policies.json`: a list of {"where", "policy"} without intrinsics.
"""

import json
import logging
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")  # that parliament imports pkg_resources

from cfnlint.api import lint  # noqa: E402
from parliament import analyze_policy_string  # noqa: E402


def of_template(file, region):
    for match in lint(file.read_text(), regions=[region]):
        path = "/".join(str(each) for each in match.path or [])
        yield {"tool": "cfn-lint", "rule": match.rule.id, "where": f"{file.name}/{path}", "says": match.message}


def in_texts(value):
    """The same policy as parliament can read it: some of its checks break at numbers and at lists of one."""
    if isinstance(value, dict):
        return {key: in_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return in_texts(value[0]) if len(value) == 1 else [in_texts(each) for each in value]
    return value if isinstance(value, (str, bool)) else str(value)


def of_policy(where, policy):
    for finding in analyze_policy_string(json.dumps(in_texts(policy))).findings:
        yield {"tool": "parliament", "rule": finding.issue, "where": where, "says": str(finding.detail)}


def main(folder, region):
    logging.disable(logging.CRITICAL)
    found = [each for file in sorted(folder.glob("*.template.json")) for each in of_template(file, region)]
    for each in json.loads((folder / "policies.json").read_text()):
        found += of_policy(each["where"], each["policy"])
    print(json.dumps(found))


main(Path(sys.argv[1]), sys.argv[2])
