#!/usr/bin/env python3
"""Verifies a Writ log from its files alone: python3 verify.py LOG --key VKEY [--policy FILE] [--bundle FILE]

Needs Python 3.9 and the program "openssl" (3.0 or newer, for Ed25519 signatures); nothing else, and no network.
LOG is the public folder, with the file "checkpoint" and the folder "tile". VKEY is the public key of the log, which
must have come to you by another way than the log. Exit status 0: verified; 2: refused.

What is checked, in this order: the signature of the head (C2SP signed-note, tlog-checkpoint) and, with a policy, the
quorum of its witnesses (tlog-policy); every entry and tile against the root of the head (RFC 6962, tlog-tiles); that
no tag stands twice and that every head an author had seen is one of this log; and of a bundle that each event is in
the log, opens its commitment, continues the one before it, and that no event of the case is left out.
"""
import argparse, base64, functools, hashlib, hmac, json, os, re, subprocess, sys, tempfile

WIDTH, LOOK_AHEAD = 256, 256
HEX = "[0-9a-f]{64}"
TYPES = ("case.event case.opened consent.heard decision.made determination.recorded document.received finding.recorded "
         "handover.recorded notice.sent objection.filed record.erased ruling.recorded screening.recorded stay.received").split()
LEAF = re.compile(r'\{"commit":"(%s)","prev":"(%s)","rules":"%s","seen":"(0|[1-9][0-9]{0,14}):(%s)","tag":"(%s)",'
                  r'"type":"([a-z.]{1,40})","v":1\}' % ((HEX,) * 5))
ENVELOPE = re.compile(r'\{"at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z","fields":'
                      r'\[("%s"(?:,"%s")*)\],"n":(0|[1-9][0-9]{0,14}),"type":"([a-z.]{1,40})","v":1\}' % (HEX, HEX))
FIELD = re.compile(r'\["%s","([a-z][A-Za-z0-9.-]{0,63})",(.+)\]' % HEX, re.S)


class Refused(Exception):
    """The log, policy or bundle does not hold what it must."""


def need(true, what):
    if not true:
        raise Refused(what)


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


def unbase64(text):
    """Base64 that comes back the same when it is encoded again; anything else could be read in two ways."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def number(text):
    need(re.fullmatch("0|[1-9][0-9]{0,15}", text) and int(text) < 2**53, "a number is not written as one")
    return int(text)


# ---- signatures, heads and policies

@functools.lru_cache(maxsize=None)
def signed(key, message, signature):
    """Whether an Ed25519 signature fits (RFC 8032, strictly, by OpenSSL)."""
    with tempfile.TemporaryDirectory() as folder:
        def put(name, data):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
            return os.path.join(folder, name)
        key = put("key", bytes.fromhex("302a300506032b6570032100") + key)
        run = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", key, "-rawin",
               "-in", put("message", message), "-sigfile", put("signature", signature)]
        return subprocess.run(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def read_key(text, kind):
    """name+id+base64 as (name, id, key). Split from the left: base64 may contain plus signs."""
    parts = text.split("+", 2)
    need(len(parts) == 3, "a key is not whole")
    name, key_id, data = parts[0], parts[1], unbase64(parts[2])
    need(name and data is not None and len(data) == 33 and data[0] == kind, "a key is not of its kind")
    need(sha256(name.encode() + b"\n" + data)[:4].hex() == key_id, "a key does not fit its id")
    return name, key_id, data[1:]


def read_policy(text):
    """The logs, the witnesses and groups by name, and the quorum: a name, or None for "none"."""
    logs, members, used, keys, quorum = [], {}, set(), set(), False
    need(re.fullmatch("[\t\n\x20-\x7e\x80-\U0010ffff]*", text) and text.endswith("\n"), "the policy is no text of lines")
    for line in text.split("\n"):
        words = [word for word in re.split("[ \t]+", line) if word]
        if not words or words[0].startswith("#"):
            continue
        verb = words[0]
        if verb == "log" and len(words) in (2, 3):
            log = read_key(words[1], 1)
            need(log[2] not in [one[2] for one in logs], "a log stands twice in the policy")
            logs.append(log)
        elif verb == "witness" and len(words) in (3, 4):
            witness = read_key(words[2], 4)
            need(words[1] not in members and words[1] != "none" and witness[2] not in keys, "a witness stands twice")
            keys.add(witness[2])
            members[words[1]] = witness
        elif verb == "group" and len(words) >= 4:
            name, names = words[1], words[3:]
            least = {"all": len(names), "any": 1}.get(words[2]) or number(words[2])
            need(name not in members and name != "none" and 1 <= least <= len(names), "a group cannot be")
            for one in names:
                need(one in members and one not in used, "a member is not named before, or twice")
                used.add(one)
            members[name] = (least, names)
        elif verb == "quorum" and len(words) == 2 and quorum is False:
            need(words[1] == "none" or words[1] in members, "the quorum is not named before")
            quorum = None if words[1] == "none" else words[1]
        else:
            raise Refused("a line of the policy cannot be read")
    need(quorum is not False, "the policy has no quorum")
    return logs, members, quorum


def met(members, name, cosigned):
    member = members[name]
    if len(member) == 3:
        return member in cosigned
    return sum(met(members, one, cosigned) for one in member[1]) >= member[0]


def open_head(note, log, policy):
    """The size and root of a signed head, or a refusal."""
    need("\n\n" in note and note.endswith("\n") and len(note) <= 65536, "the head is no signed note")
    need(not re.search("[\x00-\x09\x0b-\x1f]", note), "the head holds control characters")
    at = note.rindex("\n\n")
    text, lines = note[:at + 1], note[at + 2:-1].split("\n")
    need(len(lines) <= 64, "the head has too many signatures")
    witnesses = [] if policy is None else [one for one in policy[1].values() if len(one) == 3]
    by = set()
    for line in lines:
        parts = line.split(" ")
        data = unbase64(parts[2]) if len(parts) == 3 and parts[0] == "\u2014" and parts[1] else None
        need(data is not None and len(data) >= 5, "a signature is not whole")
        for key in [log] + witnesses:
            if (key[0], key[1]) != (parts[1], data[:4].hex()):
                continue
            need(key not in by, "a key has signed twice")
            if key is log:
                fits = len(data) == 68 and signed(key[2], text.encode(), data[4:])
            else:
                time = int.from_bytes(data[4:12], "big")
                message = "cosignature/v1\ntime %d\n%s" % (time, text)
                fits = len(data) == 76 and time < 2**53 and signed(key[2], message.encode(), data[12:])
            need(fits, "a signature of %s does not fit" % key[0])
            by.add(key)
    need(log in by, "the log has not signed the head")
    parts = text.split("\n")
    need(len(parts) == 4 and parts[3] == "" and parts[0] == log[0], "the head is not of this log")
    root = unbase64(parts[2])
    need(root is not None and len(root) == 32, "the root is no hash")
    if policy is not None:
        need(log in policy[0], "the policy does not know the log")
        need(policy[2] is None or met(policy[1], policy[2], by - {log}), "the witnesses are no quorum")
    return number(parts[1]), root


# ---- the tree

def read_file(folder, path):
    try:
        with open(os.path.join(folder, path), "rb") as file:
            return file.read()
    except OSError:
        raise Refused("%s is missing" % path)


def tile_path(level, index, width):
    parts = ["%03d" % (index % 1000)]
    while index >= 1000:
        index //= 1000
        parts.insert(0, "x%03d" % (index % 1000))
    return "tile/%s/%s%s" % (level, "/".join(parts), "" if width == WIDTH else ".p/%d" % width)


def read_entries(folder, size):
    """Every entry of the log, bundle by bundle."""
    for index in range((size + WIDTH - 1) // WIDTH):
        width = min(WIDTH, size - index * WIDTH)
        path = tile_path("entries", index, width)
        data, at, count = read_file(folder, path), 0, 0
        while at < len(data):
            length = int.from_bytes(data[at:at + 2], "big")
            need(len(data) >= at + 2 + length, "%s is cut" % path)
            yield data[at + 2:at + 2 + length]
            at, count = at + 2 + length, count + 1
        need(count == width, "%s does not hold %d entries" % (path, width))


def check_tiles(folder, rows):
    """Every tile against the hashes that the entries gave: rows[k] are those over 2^k entries each."""
    level = 0
    while 8 * level < len(rows) and rows[8 * level]:
        row = rows[8 * level]
        for first in range(0, len(row), WIDTH):
            part = row[first:first + WIDTH]
            path = tile_path(level, first // WIDTH, len(part))
            need(read_file(folder, path) == b"".join(part), "%s does not fit the entries" % path)
        level += 1


def root_at(rows, size):
    """The root when the tree had a size: its whole subtrees, joined from the right."""
    root = None
    for height in range(size.bit_length()):
        if size >> height & 1:
            left = rows[height][(size >> height) - 1]
            root = left if root is None else node(left, root)
    return sha256(b"") if root is None else root


def verify_log(folder, log, policy):
    """The size, the root, all hashes by height, all entries and all tags; refuses anything that does not fit."""
    try:
        note = read_file(folder, "checkpoint").decode()
    except UnicodeDecodeError:
        raise Refused("the head is no text")
    size, root = open_head(note, log, policy)
    row, entries, tags, seen = [], [], set(), {}
    for index, entry in enumerate(read_entries(folder, size)):
        row.append(sha256(b"\x00" + entry))
        entries.append(entry)
        leaf = LEAF.fullmatch(entry.decode("latin-1"))
        if leaf and leaf[6] in TYPES:
            need(leaf[5] not in tags, "two leaves carry one tag")
            tags.add(leaf[5])
            then = int(leaf[3])
            need(then <= index and seen.setdefault(then, leaf[4]) == leaf[4], "a leaf names a head that cannot be")
    rows = [row]
    while len(rows[-1]) > 1:
        below = rows[-1]
        rows.append([node(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    check_tiles(folder, rows)
    need(root_at(rows, size) == root, "the entries do not lead to the root of the head")
    for then, said in seen.items():
        need(root_at(rows, then).hex() == said, "a leaf names a head that this log never had")
    return size, root, rows, entries, tags


# ---- a bundle

def included(index, size, leaf, proof, root):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last = index, size - 1
    for other in proof:
        if last == 0 or len(other) != 32:
            return False
        if place & 1 or place == last:
            leaf = node(other, leaf)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = node(leaf, other)
        place, last = place >> 1, last >> 1
    return last == 0 and leaf == root


def exact(data, keys):
    need(type(data) is dict and sorted(data) == sorted(keys), "a part of the bundle has other keys")
    return [data[key] for key in keys]


def text(value):
    need(type(value) is str, "a part of the bundle is no text")
    return value


def mac(key, word, data):
    return hmac.new(key, word + data, hashlib.sha256).hexdigest()


def once(pairs):
    need(len({key for key, _ in pairs}) == len(pairs), "a key stands twice in the bundle")
    return dict(pairs)


def verify_bundle(data, log, policy, size, rows, entries, tags):
    """How many events the bundle proves, and whether it proves that there are no more."""
    try:
        parts = json.loads(data.decode(), object_pairs_hook=once)
    except ValueError:
        raise Refused("the bundle is no JSON")
    version, key, note, events = exact(parts, ["v", "key", "checkpoint", "events"])
    need(version == 1 and type(version) is int and type(events) is list, "the bundle is of another form")
    then, root = open_head(text(note), log, policy)
    need(then <= size and root_at(rows, then) == root, "the log never had the head of the bundle")
    if key is not None:
        need(re.fullmatch(HEX, text(key)), "the case key is none")
        key = bytes.fromhex(key)
    before = bytes(32)
    for place, event in enumerate(events):
        index, leaf, proof, salt, envelope, fields = exact(event, ["index", "leaf", "proof", "salt", "envelope", "fields"])
        need(type(index) is int and type(proof) is list and type(fields) is list, "an event is of another form")
        hashes = [unbase64(text(one)) for one in proof]
        need(None not in hashes and included(index, then, sha256(b"\x00" + text(leaf).encode()), hashes, root),
             "an event is not proven to be in the log")
        need(entries[index] == leaf.encode(), "an event is not what the log holds")
        commit, opened = LEAF.fullmatch(leaf), ENVELOPE.fullmatch(text(envelope))
        need(commit and opened and commit[6] == opened[3] and opened[3] in TYPES, "an event is no leaf of Writ")
        need(re.fullmatch(HEX, text(salt)), "a salt is none")
        need(sha256(b"c1" + bytes.fromhex(salt) + envelope.encode()).hex() == commit[1], "an event does not open its commitment")
        names = set()
        for field in fields:
            found = FIELD.fullmatch(text(field))
            need(found and found[1] not in names and sha256(b"f1" + field.encode()).hex() in opened[1][1:-1].split('","'),
                 "a field is not one of its event")
            names.add(found[1])
        if key is not None:
            in_place = int(opened[2]) == place and commit[5] == mac(key, b"tag", place.to_bytes(8, "big"))
            need(in_place and commit[2] == mac(key, b"prev", before), "an event does not continue the one before it")
            before = bytes.fromhex(commit[1])
    if key is not None:
        for place in range(len(events), len(events) + LOOK_AHEAD):
            need(mac(key, b"tag", place.to_bytes(8, "big")) not in tags, "events of the case are left out")
    return len(events), key is not None


def verify(folder, key, policy=None, bundle=None):
    """The lines that say what was verified; raises Refused."""
    log = read_key(key, 1)
    rules = None if policy is None else read_policy(policy)
    size, root, rows, entries, tags = verify_log(folder, log, rules)
    lines = ['VERIFIED  The log "%s" holds %d entries, and every file fits its signed head.' % (log[0], size), root.hex()]
    if bundle is not None:
        count, whole = verify_bundle(bundle, log, rules, size, rows, entries, tags)
        lines.append("The bundle's %d events are in it. %s" % (count, "None is left out." if whole else
                     "Whether there are more of the case is not shown."))
    return lines


def main():
    call = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    call.add_argument("log")
    call.add_argument("--key", required=True)
    call.add_argument("--policy")
    call.add_argument("--bundle")
    said = call.parse_args()
    try:
        policy = None if said.policy is None else read_file("", said.policy).decode()
        bundle = None if said.bundle is None else read_file("", said.bundle)
        print("\n".join(verify(said.log, said.key, policy, bundle)))
    except (Refused, UnicodeDecodeError) as problem:
        print("REFUSED  %s." % problem)
        sys.exit(2)


if __name__ == "__main__":
    main()
