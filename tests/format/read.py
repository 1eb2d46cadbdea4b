#!/usr/bin/env python3
"""Reads a file of Facetten and prints it as JSON.

It shares no line with the program and needs nothing but Python 3: whoever has docs/format.md and an afternoon can read
their own data, whatever becomes of the program. Usage: read.py FILE
"""

import json
import sys
import zlib

FORMAT_VERSION = 1
HEADER_LEN = 20
MAX_CONTENT = 200 << 20
KINDS = {1: "snapshot", 2: "commit", 3: "range"}
SECTIONS = [
    "head", "shape", "id_times", "id_rests", "places", "writers", "seqs", "millis", "counters", "tags", "numbers",
    "text_refs", "id_refs", "foreign_ids", "lens", "bytes", "texts",
]


class Unreadable(Exception):
    """A sentence about what is wrong with the bytes."""


def crc32c(data):
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def done(self):
        return self.at >= len(self.data)

    def raw(self, length):
        if self.at + length > len(self.data):
            raise Unreadable("the content ends too early")
        self.at += length
        return self.data[self.at - length:self.at]

    def byte(self):
        return self.raw(1)[0]

    def number(self):
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number
            if shift > 63:
                raise Unreadable("a number is too large")

    def signed(self):
        number = self.number()
        return number >> 1 ^ -(number & 1)

    def text(self):
        return self.raw(self.number()).decode("utf-8")

    def id(self):
        return self.raw(16).hex()

    def writer(self):
        return "%016x" % int.from_bytes(self.raw(8), "little")

    def vector(self):
        return {self.writer(): self.number() for _ in range(self.number())}

    def value(self):
        tag = self.byte()
        return value(tag, self.raw(self.number()))


def value(tag, data):
    reader = Reader(data)
    if tag == 0:
        return ["null"]
    if tag == 1:
        return ["bool", reader.byte() == 1]
    if tag == 2:
        return ["int", reader.signed()]
    if tag == 3:
        return ["text", data.decode("utf-8")]
    if tag == 4:
        return ["id", reader.id()]
    if tag == 5:
        return ["date", reader.signed()]
    if tag == 6:
        return ["bytes", data.hex()]
    return ["unknown", tag, data.hex()]


def open_frame(data):
    if data[:4] != b"FCTB":
        raise Unreadable("these bytes are not from Facetten")
    if len(data) < HEADER_LEN:
        raise Unreadable("the bytes are cut or torn")
    version, minimum, kind, method = data[4:8]
    payload_len, content_len, crc = (int.from_bytes(data[at:at + 4], "little") for at in (8, 12, 16))
    payload = data[HEADER_LEN:]
    if len(payload) != payload_len:
        raise Unreadable("the bytes are cut or torn")
    if crc32c(data[:16] + payload) != crc:
        raise Unreadable("the bytes are damaged")
    if minimum > FORMAT_VERSION:
        raise Unreadable("this needs a reader of format %d" % minimum)
    if content_len > MAX_CONTENT:
        raise Unreadable("the content is too large")
    if method == 1:
        inflater = zlib.decompressobj(wbits=-15)
        payload = inflater.decompress(payload, content_len + 1)
    if len(payload) != content_len or kind not in KINDS:
        raise Unreadable("the payload does not unpack to its stated length")
    return version, KINDS[kind], payload


def read_commit(reader):
    workspace = reader.id()
    seq, count = reader.number(), reader.number()
    ms, counter = reader.number(), reader.number()
    writers = [reader.writer() for _ in range(reader.number())]
    entries = []
    while not reader.done():
        record, kind, sets = reader.id(), reader.number(), reader.number()
        if sets == 0:
            entries.append({"seq": seq + len(entries), "id": record, "erased": True})
        for _ in range(sets):
            entries.append({
                "seq": seq + len(entries), "id": record, "kind": kind, "field": reader.number(),
                "element": reader.text(), "value": reader.value(),
                "replaced": [
                    {"writer": writers[reader.number()], "seq": reader.number()} for _ in range(reader.number())
                ],
            })
    if len(entries) != count:
        raise Unreadable("a wrong count of writes")
    return {"workspace": workspace, "writer": writers[0], "ms": ms, "counter": counter, "entries": entries}


def read_range(reader):
    workspace, base, to = reader.id(), reader.vector(), reader.vector()
    writers = list(to)
    last_ms = 0

    def stamped(into):
        nonlocal last_ms
        into["writer"], into["seq"] = writers[reader.number()], reader.number()
        last_ms += reader.signed()
        into["ms"], into["counter"] = last_ms, reader.number()
        return into

    def sibling():
        into = stamped({})
        into["value"] = reader.value()
        return into

    erased = [stamped({"id": reader.id()}) for _ in range(reader.number())]
    registers = []
    while not reader.done():
        record, kind = reader.id(), reader.number()
        for _ in range(reader.number()):
            registers.append({
                "id": record, "kind": kind, "field": reader.number(), "element": reader.text(),
                "siblings": [sibling() for _ in range(reader.number())],
            })
    return {"workspace": workspace, "base": base, "to": to, "erased": erased, "registers": registers}


def read_snapshot(reader):
    count = reader.number()
    lens = [reader.number() for _ in range(count)]
    section = {name: Reader(reader.raw(length)) for name, length in zip(SECTIONS, lens)}
    head = section["head"]
    workspace, vector = head.id(), head.vector()
    writers = list(vector)
    erased = []
    for _ in range(head.number()):
        erased.append({
            "id": head.id(), "writer": writers[head.number()], "seq": head.number(), "ms": head.number(),
            "counter": head.number(),
        })
    ids, time = [], 0
    while not section["id_rests"].done():
        time += section["id_times"].signed()
        ids.append("%012x" % time + section["id_rests"].raw(10).hex())
    registers, first = [], 0
    while not section["shape"].done():
        kind, records, columns = (section["shape"].number() for _ in range(3))
        cells = [[] for _ in range(records)]
        for _ in range(columns):
            field, element = section["shape"].number(), section["shape"].text()
            texts, place, last = [], 0, (0, 0, 0)
            for _ in range(section["shape"].number()):
                step = section["places"].number()
                place += step
                row = cells[place - 1]
                if row:
                    before = row[-1]["siblings"][-1]
                    last = (before["seq"], before["ms"], before["counter"])
                last = (
                    last[0] + 1 + section["seqs"].signed(), last[1] + section["millis"].signed(),
                    last[2] + section["counters"].signed(),
                )
                sibling = {
                    "writer": writers[section["writers"].number()], "seq": last[0], "ms": last[1], "counter": last[2],
                    "value": snapshot_value(section, texts, ids),
                }
                if step == 0:
                    row[-1]["siblings"].append(sibling)
                else:
                    row.append({
                        "id": ids[first + place - 1], "kind": kind, "field": field, "element": element,
                        "siblings": [sibling],
                    })
        registers += [register for row in cells for register in row]
        first += records
    return {"workspace": workspace, "vector": vector, "erased": erased, "registers": registers}


def snapshot_value(section, texts, ids):
    tag = section["tags"].byte()
    if tag == 0:
        return ["null"]
    if tag == 1:
        return ["bool", section["numbers"].byte() == 1]
    if tag == 2:
        return ["int", section["numbers"].signed()]
    if tag == 3:
        known = section["text_refs"].number()
        if known == 0:
            texts.append(section["texts"].raw(section["lens"].number()).decode("utf-8"))
        return ["text", texts[known - 1]]
    if tag == 4:
        known = section["id_refs"].number()
        return ["id", ids[known - 1] if known else section["foreign_ids"].id()]
    if tag == 5:
        return ["date", section["numbers"].signed()]
    data = section["bytes"].raw(section["lens"].number())
    return ["bytes", data.hex()] if tag == 6 else ["unknown", tag, data.hex()]


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    try:
        version, holds, content = open_frame(data)
        read = {"snapshot": read_snapshot, "commit": read_commit, "range": read_range}[holds]
        shown = read(Reader(content))
    except Unreadable as reason:
        sys.exit(str(reason))
    except (IndexError, UnicodeDecodeError):
        sys.exit("the content is impossible")
    json.dump({"holds": holds, "format": version, **shown}, sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
