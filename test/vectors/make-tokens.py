"""Makes tokens.json and own-tokens.json, with nothing but Python's own hmac and hashlib. Run it beside that file.

Subkey: NIST SP 800-108r1, section 4.1, counter mode, one block of HMAC-SHA-256.
Token: the first 128 bits of HMAC-SHA-256(subkey, digest), as two signed big-endian integers.
"""

import hashlib
import hmac
import json

ROOT_KEY = bytes(range(32))
CASES = [
    ("email", "spring-2026", 1, "ada@example.org"),
    ("phone", "spring-2026", 1, "+447400000001"),
    ("email", "spring-2026", 2, "ada@example.org"),
    ("email", "autumn-2026", 1, "ada@example.org"),
    ("name_birthdate", "a", 12, "ada\x1flovelace\x1f18151210"),
    ("customer_id", "room-with-a-longer-name", 7, "0042"),
]
OWN_CASES = [
    ("brand", "spring-2026", 1, "c-0001"),
    ("publisher", "spring-2026", 1, "c-0001"),
    ("brand", "spring-2026", 2, "c-0001"),
]


def made(label, context, digest):
    message = (1).to_bytes(4, "big") + label + b"\0" + context + (256).to_bytes(4, "big")
    subkey = hmac.new(ROOT_KEY, message, hashlib.sha256).digest()
    token = hmac.new(subkey, digest, hashlib.sha256).digest()[:16]
    return {
        "input": message.hex(),
        "subkey": subkey.hex(),
        "digest": digest.hex(),
        "hi": str(int.from_bytes(token[:8], "big", signed=True)),
        "lo": str(int.from_bytes(token[8:], "big", signed=True)),
    }


def own_vector(party, collaboration, epoch, text):
    label = b"airlock/token/v1/first_party_id"
    context = f"collaboration={collaboration};epoch={epoch};party={party}".encode()
    digest = hashlib.sha256(f"airlock/first_party_id/v1;party={party};{text}".encode()).digest()
    return {
        "rootKey": ROOT_KEY.hex(),
        "party": party,
        "collaboration": collaboration,
        "epoch": epoch,
        "id": text,
        **made(label, context, digest),
    }


def vector(kind, collaboration, epoch, text):
    label = f"airlock/token/v1/{kind}".encode()
    context = f"collaboration={collaboration};epoch={epoch}".encode()
    digest = hashlib.sha256(text.encode()).digest()
    return {
        "rootKey": ROOT_KEY.hex(),
        "kind": kind,
        "collaboration": collaboration,
        "epoch": epoch,
        **made(label, context, digest),
    }


def write(name, vectors):
    with open(name, "w", encoding="utf-8") as file:
        json.dump(vectors, file, indent=2)
        file.write("\n")


write("tokens.json", [vector(*case) for case in CASES])
write("own-tokens.json", [own_vector(*case) for case in OWN_CASES])
