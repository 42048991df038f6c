"""MiniStack, with functions run by the function host of these tests.

MiniStack's own way of running Node loses the name of a function's error, by which the state machine
chooses between trying again and refusing a drop. So every function is sent to the host, which
answers {"result": ...} or {"functionError": {"errorType": ..., "errorMessage": ...}}.
"""

import os
import sys
import threading

from ministack.app import main
from ministack.services import lambda_svc

HOST = os.environ["AIRLOCK_FUNCTION_HOST"]
forward = lambda_svc._execute_function_proxy


def run_on_host(func, event, url, request_id):
    outcome = forward(func, event, url, request_id)
    answer = outcome["body"]
    if outcome.get("error"):
        return outcome
    if "functionError" in answer:
        return {"body": answer["functionError"], "error": True}
    return {"body": answer["result"]}


def end_with_parent():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_parent, daemon=True).start()
lambda_svc._proxy_url_for = lambda config: HOST
lambda_svc._execute_function_proxy = run_on_host
main()
