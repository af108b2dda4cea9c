#!/usr/bin/env python3
"""A plug-in for exonym that "translates" into capital letters.

It needs Python 3.8 and nothing else. Replace `translate` by your engine.
Configure it as:  command: python3 upper.py
"""
import json
import re
import sys

# Tags stand for formatting and names, entities for & < >. Neither may change.
KEPT = re.compile(r"(</?[gx]\d+/?>|&(?:amp|lt|gt);)")

CAPABILITIES = {
    "pairs": "any",
    "markup": ["none", "tokens"],
    "max_segments": 64,
    "parallel": 1,
    "terms": False,
    "deterministic": True,
}


def translate(text, source, target):
    pieces = KEPT.split(text)
    return "".join(p if i % 2 else p.upper() for i, p in enumerate(pieces))


def say(**message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()  # or exonym waits for ever


def answer(request):
    kind, number = request.get("type"), request.get("id")
    if kind == "hello":
        if 1 not in request.get("versions", []):
            say(type="error", code="version", message="only version 1 is spoken")
            sys.exit(3)
        say(type="hello", protocol="exonym-mt", version=1, name="upper",
            revision="1", capabilities=CAPABILITIES)
    elif kind == "ping":
        say(type="pong")
    elif kind == "translate":
        source, target = request["source"], request["target"]
        say(type="result", id=number, translations=[
            {"id": s["id"], "text": translate(s["text"], source, target)}
            for s in request["segments"]])
    elif kind != "cancel":  # what is to be cancelled is answered already
        say(type="error", id=number or "", code="bad_request", message="unknown type")


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        answer(json.loads(line))


if __name__ == "__main__":
    main()
