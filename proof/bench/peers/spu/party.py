"""One of two parties of SecretFlow's private set intersection: RANK PROTOCOL FOLDER PORT PORT, over loopback."""

import json
import os
import resource
import sys
import time

# The library writes its log to the standard output, where the answer belongs alone.
answer = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

from spu import libspu, psi  # noqa: E402

rank, protocol, folder, *ports = sys.argv[1:6]
side = ("brand", "publisher")[int(rank)]

link = libspu.link.Desc()
for party, port in enumerate(ports):
    link.add_party(f"party {party}", f"127.0.0.1:{port}")
context = libspu.link.create_brpc(link, int(rank))

config = psi.PsiExecuteConfig(
    protocol_conf=psi.PsiProtocolConfig(
        protocol=psi.parse_protocol(f"PROTOCOL_{protocol}"),
        receiver_rank=0,
        broadcast_result=False,
        ecdh_params=psi.EcdhParams(curve=psi.EllipticCurveType.CURVE_FOURQ),
    ),
    input_params=psi.InputParams(
        path=f"{folder}/{side}.csv", selected_keys=["id"], keys_unique=True
    ),
    output_params=psi.OutputParams(path=f"{folder}/{side}.{protocol}.csv", disable_alignment=True),
)
busy = resource.getrusage(resource.RUSAGE_SELF)
began = time.perf_counter()
report = psi.psi_execute(config, context)
seconds, used = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF)
context.stop_link()
if rank == "0" and report.intersection_count == 0:
    sys.exit("the two lists share nobody")
cpu = used.ru_utime + used.ru_stime - busy.ru_utime - busy.ru_stime
took = {"seconds": seconds, "cpuSeconds": cpu, "rssMegabytes": used.ru_maxrss / 1024}
print(json.dumps(took), file=answer, flush=True)
