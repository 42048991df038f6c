"""What `aws cloudtrail validate-logs` says of many trails, in one process and without a network.

Reads a trail a line on standard input, and writes what is said of it as a line of JSON:
{"arn", "region", "start", "end", "bucket", "prefix", "keys": [{"Fingerprint", "Value"}],
 "objects": {"<bucket>/<key>": {"bytes": base64, "metadata": {...}}}}
-> [{"is": "digest-invalid" | "digest-missing" | "gap" | "log-invalid" | "stopped", "path", "says"}]
"""
import base64
import contextlib
import io
import json
import sys
from types import SimpleNamespace

from awscli.customizations.cloudtrail.validation import CloudTrailValidateLogs
from botocore.exceptions import ClientError


class Bucket:
    """The two calls of S3 that the validator makes, answered from memory."""

    def __init__(self, objects):
        self.objects = objects

    def get_client(self, bucket):
        return self

    def get_paginator(self, name):
        assert name == 'list_objects'
        return self

    def paginate(self, Bucket, Marker, Prefix):
        home = f'{Bucket}/'
        keys = (path[len(home):] for path in self.objects if path.startswith(home))
        # S3 lists in the order of the keys' UTF-8 bytes, and only those after the marker.
        self.keys = sorted((k for k in keys if k.startswith(Prefix) and k > Marker), key=str.encode)
        return self

    def search(self, expression):
        assert expression == 'Contents[*].Key'
        return iter(self.keys)

    def get_object(self, Bucket, Key):
        found = self.objects.get(f'{Bucket}/{Key}')
        if found is None:
            raise ClientError({'Error': {'Code': 'NoSuchKey', 'Message': Key}}, 'GetObject')
        body = io.BytesIO(base64.b64decode(found['bytes']))
        return {'Body': body, 'Metadata': found.get('metadata') or {}}


class Keys:
    def __init__(self, keys):
        self.keys = keys

    def list_public_keys(self, StartTime, EndTime):
        return {'PublicKeyList': self.keys}


class Validator(CloudTrailValidateLogs):
    """The validator itself, which keeps what it finds in place of printing it."""

    def __init__(self, trail):
        super().__init__(session=None)
        self.trail, self.found = trail, []

    def setup_services(self, parsed_globals):
        self._source_region = parsed_globals.region
        self.s3_client_provider = Bucket(self.trail['objects'])
        self.cloudtrail_client, self.organization_client = Keys(self.trail['keys']), None

    def tell(self, what, path, says=''):
        self.found.append({'is': what, 'path': path, 'says': says})

    def _on_missing_digest(self, bucket, last_key, is_backfill=False, **kwargs):
        self.tell('digest-missing', f'{bucket}/{last_key}')

    def _on_invalid_digest(self, message, is_backfill=False, bucket=None, last_key=None, **kwargs):
        self.tell('digest-invalid', f'{bucket}/{last_key}', message.split('\t')[-1])

    def _on_digest_gap(self, is_backfill=False, bucket=None, last_key=None, **kwargs):
        if not is_backfill:
            self.tell('gap', f'{bucket}/{last_key}')

    def _tell_log(self, log, says):
        self.tell('log-invalid', f'{log["s3Bucket"]}/{log["s3Object"]}', says)

    def _on_invalid_log_format(self, log):
        self._tell_log(log, 'invalid format')

    def _on_log_trailing_data(self, log):
        self._tell_log(log, 'trailing data')

    def _on_log_invalid(self, log):
        self._tell_log(log, 'other hash')

    def _on_missing_log(self, log):
        self._tell_log(log, 'not found')

    def validate(self):
        trail = self.trail
        args = SimpleNamespace(
            trail_arn=trail['arn'], start_time=trail['start'], end_time=trail['end'], verbose=True,
            s3_bucket=trail['bucket'], s3_prefix=trail['prefix'], account_id=None)
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                self._run_main(args, SimpleNamespace(region=trail['region']))
        except Exception as error:  # It has no answer for what it does not expect.
            self.tell('stopped', '', type(error).__name__)
        return self.found


for line in sys.stdin:
    print(json.dumps(Validator(json.loads(line)).validate()), flush=True)
