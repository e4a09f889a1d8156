// Verifies a Writ log from its files alone: verify -key VKEY [-policy FILE] [-bundle FILE] LOG
//
// Needs golang.org/x/mod/sumdb (in Debian: golang-golang-x-mod-dev) and nothing else; no network. LOG is the public
// folder, with the file "checkpoint" and the folder "tile". VKEY is the public key of the log, which must have come to
// you by another way than the log. Exit status 0: verified; 2: refused.
//
// What is checked, in this order: the signature of the head (C2SP signed-note, tlog-checkpoint) and, with a policy, the
// quorum of its witnesses (tlog-policy); every entry and tile against the root of the head (RFC 6962, tlog-tiles); that
// no tag stands twice and that every head an author had seen is one of this log; and of a bundle that each event is in
// the log, opens its commitment, continues the one before it, and that no event of the case is left out.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	width     = 256
	lookAhead = 256
	hexSum    = "[0-9a-f]{64}"
	kinds     = "case.event case.opened consent.heard decision.made determination.recorded document.received " +
		"finding.recorded handover.recorded notice.sent objection.filed record.erased ruling.recorded " +
		"screening.recorded stay.received"
)

var (
	leafForm = regexp.MustCompile(`^\{"commit":"(` + hexSum + `)","prev":"(` + hexSum + `)","rules":"` + hexSum +
		`","seen":"(0|[1-9][0-9]{0,14}):(` + hexSum + `)","tag":"(` + hexSum + `)","type":"([a-z.]{1,40})","v":1\}$`)
	envelopeForm = regexp.MustCompile(`^\{"at":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}Z",` +
		`"fields":\[("` + hexSum + `"(?:,"` + hexSum + `")*)\],"n":(0|[1-9][0-9]{0,14}),"type":"([a-z.]{1,40})","v":1\}$`)
	fieldForm = regexp.MustCompile(`(?s)^\["` + hexSum + `","([a-z][A-Za-z0-9.-]{0,63})",(.+)\]$`)
	isKind    = map[string]bool{}
)

// refused ends the program: the log, policy or bundle does not hold what it must.
func refused(format string, values ...any) {
	fmt.Printf("REFUSED  "+format+".\n", values...)
	os.Exit(2)
}

func need(true bool, format string, values ...any) {
	if !true {
		refused(format, values...)
	}
}

// unbase64 reads base64 that comes back the same when it is encoded again; anything else could be read in two ways.
func unbase64(text string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(data) != text {
		return nil
	}
	return data
}

func number(text string) int64 {
	value, err := strconv.ParseInt(text, 10, 64)
	need(err == nil && strconv.FormatInt(value, 10) == text && value >= 0 && value < 1<<53, "a number is not written as one")
	return value
}

// ---- signatures, heads and policies

// key is a public key: of a log (kind 1) or a witness (kind 4, C2SP tlog-cosignature). It verifies for package note.
type key struct {
	name  string
	id    uint32
	kind  byte
	bytes string
}

func (k key) Name() string    { return k.name }
func (k key) KeyHash() uint32 { return k.id }
func (k key) Verify(message, signature []byte) bool {
	if k.kind == 4 {
		if len(signature) != 72 || binary.BigEndian.Uint64(signature) >= 1<<53 {
			return false
		}
		message = []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", binary.BigEndian.Uint64(signature), message))
		signature = signature[8:]
	}
	return len(signature) == 64 && ed25519.Verify(ed25519.PublicKey(k.bytes), message, signature)
}

// readKey reads name+id+base64. Split from the left: base64 may contain plus signs.
func readKey(text string, kind byte) key {
	parts := strings.SplitN(text, "+", 3)
	need(len(parts) == 3, "a key is not whole")
	data := unbase64(parts[2])
	need(parts[0] != "" && len(data) == 33 && data[0] == kind, "a key is not of its kind")
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), data...))
	need(hex.EncodeToString(sum[:4]) == parts[1], "a key does not fit its id")
	return key{parts[0], binary.BigEndian.Uint32(sum[:4]), kind, string(data[1:])}
}

// member is a witness, or a group with the least number of its members.
type member struct {
	witness *key
	least   int
	names   []string
}

type policy struct {
	logs    []key
	members map[string]member
	quorum  string
}

func readPolicy(text string) policy {
	p := policy{members: map[string]member{}}
	used, keys := map[string]bool{}, map[string]bool{}
	need(utf8.ValidString(text) && strings.HasSuffix(text, "\n") && !strings.ContainsFunc(text, func(c rune) bool {
		return c < 32 && c != '\t' && c != '\n' || c == 127
	}), "the policy is no text of lines")
	for _, line := range strings.Split(text, "\n") {
		words := strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == '\t' })
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		count := len(words)
		switch {
		case words[0] == "log" && (count == 2 || count == 3):
			log := readKey(words[1], 1)
			need(!keys["log"+log.bytes], "a log stands twice in the policy")
			keys["log"+log.bytes] = true
			p.logs = append(p.logs, log)
		case words[0] == "witness" && (count == 3 || count == 4):
			witness := readKey(words[2], 4)
			_, taken := p.members[words[1]]
			need(!taken && words[1] != "none" && !keys[witness.bytes], "a witness stands twice")
			keys[witness.bytes] = true
			p.members[words[1]] = member{witness: &witness}
		case words[0] == "group" && count >= 4:
			names := words[3:]
			least := map[string]int{"all": len(names), "any": 1}[words[2]]
			if least == 0 {
				least = int(number(words[2]))
			}
			_, taken := p.members[words[1]]
			need(!taken && words[1] != "none" && least >= 1 && least <= len(names), "a group cannot be")
			for _, name := range names {
				_, known := p.members[name]
				need(known && !used[name], "a member is not named before, or twice")
				used[name] = true
			}
			p.members[words[1]] = member{least: least, names: names}
		case words[0] == "quorum" && count == 2 && p.quorum == "":
			_, known := p.members[words[1]]
			need(known || words[1] == "none", "the quorum is not named before")
			p.quorum = words[1]
		default:
			refused("a line of the policy cannot be read")
		}
	}
	need(p.quorum != "", "the policy has no quorum")
	return p
}

func (p policy) met(name string, by map[key]bool) bool {
	m := p.members[name]
	if m.witness != nil {
		return by[*m.witness]
	}
	count := 0
	for _, one := range m.names {
		if p.met(one, by) {
			count++
		}
	}
	return count >= m.least
}

// openHead answers the size and root of a signed head. Package note checks the signatures; it would pass over a second
// one of the same key and read base64 leniently, which is refused here before.
func openHead(text string, log key, p *policy) (int64, tlog.Hash) {
	verifiers := []note.Verifier{log}
	if p != nil {
		for _, m := range p.members {
			if m.witness != nil {
				verifiers = append(verifiers, *m.witness)
			}
		}
	}
	at := strings.LastIndex(text, "\n\n")
	need(at >= 0 && strings.HasSuffix(text, "\n") && len(text) <= 65536, "the head is no signed note")
	lines := strings.Split(strings.TrimSuffix(text[at+2:], "\n"), "\n")
	need(len(lines) <= 64, "the head has too many signatures")
	seen := map[string]bool{}
	for _, line := range lines {
		parts := strings.Split(line, " ")
		need(len(parts) == 3 && parts[0] == "—" && parts[1] != "", "a signature is not whole")
		data := unbase64(parts[2])
		need(len(data) >= 5, "a signature is not whole")
		for _, one := range verifiers {
			if one.Name() == parts[1] && one.KeyHash() == binary.BigEndian.Uint32(data) {
				need(!seen[parts[1]+string(data[:4])], "a key has signed twice")
				seen[parts[1]+string(data[:4])] = true
			}
		}
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifiers...))
	need(err == nil, "the signatures of the head do not fit: %v", err)
	by := map[key]bool{}
	for _, signature := range opened.Sigs {
		for _, one := range verifiers {
			if one.Name() == signature.Name && one.KeyHash() == signature.Hash {
				by[one.(key)] = true
			}
		}
	}
	need(by[log], "the log has not signed the head")
	parts := strings.Split(opened.Text, "\n")
	need(len(parts) == 4 && parts[3] == "" && parts[0] == log.name, "the head is not of this log")
	sum := unbase64(parts[2])
	need(len(sum) == 32, "the root is no hash")
	if p != nil {
		known := false
		for _, one := range p.logs {
			known = known || one == log
		}
		need(known, "the policy does not know the log")
		need(p.quorum == "none" || p.met(p.quorum, by), "the witnesses are no quorum")
	}
	return number(parts[1]), tlog.Hash(sum)
}

// ---- the tree

func readFile(folder, path string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, path))
	need(err == nil, "%s is missing", path)
	return data
}

func tilePath(level string, index int64, count int) string {
	path := fmt.Sprintf("%03d", index%1000)
	for index >= 1000 {
		index /= 1000
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	if count < width {
		path = fmt.Sprintf("%s.p/%d", path, count)
	}
	return "tile/" + level + "/" + path
}

// tree holds every hash of a log in the order of package tlog.
type tree struct {
	size    int64
	hashes  []tlog.Hash
	entries [][]byte
	tags    map[string]bool
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, index := range indexes {
		found = append(found, t.hashes[index])
	}
	return found, nil
}

func (t *tree) rootAt(size int64) tlog.Hash {
	if size == 0 {
		return sha256.Sum256(nil) // package tlog says 32 zeroes here, RFC 6962 the sum of nothing
	}
	root, err := tlog.TreeHash(size, t)
	need(err == nil, "there is no root at %d", size)
	return root
}

func (t *tree) add(entry []byte) {
	more, err := tlog.StoredHashes(int64(len(t.entries)), entry, t)
	need(err == nil, "an entry cannot be added")
	t.hashes = append(t.hashes, more...)
	t.entries = append(t.entries, entry)
}

// checkTiles compares every tile with the hashes that the entries gave.
func (t *tree) checkTiles(folder string) {
	for level, count := 0, t.size; count > 0; level, count = level+1, count/width {
		for first := int64(0); first < count; first += width {
			var part []byte
			for n := first; n < count && n < first+width; n++ {
				hash := t.hashes[tlog.StoredHashIndex(8*level, n)]
				part = append(part, hash[:]...)
			}
			path := tilePath(strconv.Itoa(level), first/width, len(part)/tlog.HashSize)
			need(bytes.Equal(readFile(folder, path), part), "%s does not fit the entries", path)
		}
	}
}

func verifyLog(folder string, log key, p *policy) (*tree, tlog.Hash) {
	size, root := openHead(string(readFile(folder, "checkpoint")), log, p)
	t := &tree{size: size, tags: map[string]bool{}}
	seen := map[int64]string{}
	for first := int64(0); first < size; first += width {
		count := int(min(width, size-first))
		path := tilePath("entries", first/width, count)
		data := readFile(folder, path)
		for len(data) > 0 {
			need(len(data) >= 2 && len(data) >= 2+int(binary.BigEndian.Uint16(data)), "%s is cut", path)
			end := 2 + int(binary.BigEndian.Uint16(data))
			index := int64(len(t.entries))
			t.add(data[2:end])
			data = data[end:]
			leaf := leafForm.FindSubmatch(t.entries[index])
			if leaf == nil || !isKind[string(leaf[6])] {
				continue
			}
			need(!t.tags[string(leaf[5])], "two leaves carry one tag")
			t.tags[string(leaf[5])] = true
			then := number(string(leaf[3]))
			need(then <= index && (seen[then] == "" || seen[then] == string(leaf[4])), "a leaf names a head that cannot be")
			seen[then] = string(leaf[4])
		}
		need(int64(len(t.entries)) == first+int64(count), "%s does not hold %d entries", path, count)
	}
	t.checkTiles(folder)
	need(t.rootAt(size) == root, "the entries do not lead to the root of the head")
	for then, said := range seen {
		hash := t.rootAt(then)
		need(hex.EncodeToString(hash[:]) == said, "a leaf names a head that this log never had")
	}
	return t, root
}

// ---- a bundle

// exact reads an object with exactly these keys, each once. Package json alone would also take them in capitals.
func exact(data json.RawMessage, keys ...string) []json.RawMessage {
	decoder := json.NewDecoder(bytes.NewReader(data))
	parts := map[string]json.RawMessage{}
	token, err := decoder.Token()
	need(err == nil && token == json.Delim('{'), "a part of the bundle is no object")
	for decoder.More() {
		name, err := decoder.Token()
		need(err == nil, "the bundle is no JSON")
		var value json.RawMessage
		need(decoder.Decode(&value) == nil, "the bundle is no JSON")
		_, taken := parts[name.(string)]
		need(!taken, "a key stands twice in the bundle")
		parts[name.(string)] = value
	}
	var values []json.RawMessage
	for _, name := range keys {
		values = append(values, parts[name])
		need(parts[name] != nil, "a part of the bundle has other keys")
	}
	need(len(parts) == len(keys), "a part of the bundle has other keys")
	return values
}

func text(data json.RawMessage) string {
	var value *string
	need(json.Unmarshal(data, &value) == nil && value != nil, "a part of the bundle is no text")
	return *value
}

func list(data json.RawMessage) []json.RawMessage {
	var values []json.RawMessage
	need(json.Unmarshal(data, &values) == nil && values != nil, "a part of the bundle is no list")
	return values
}

func sum(parts ...string) string {
	hash := sha256.Sum256([]byte(strings.Join(parts, "")))
	return hex.EncodeToString(hash[:])
}

func mac(key []byte, word string, data []byte) string {
	hash := hmac.New(sha256.New, key)
	hash.Write(append([]byte(word), data...))
	return hex.EncodeToString(hash.Sum(nil))
}

func unhex(text, what string) []byte {
	data, err := hex.DecodeString(text)
	need(err == nil && len(data) == 32 && hex.EncodeToString(data) == text, "%s is none", what)
	return data
}

func verifyBundle(data []byte, log key, p *policy, t *tree) (int, bool) {
	need(utf8.Valid(data) && json.Valid(data), "the bundle is no JSON")
	parts := exact(data, "v", "key", "checkpoint", "events")
	need(string(parts[0]) == "1", "the bundle is of another form")
	then, root := openHead(text(parts[2]), log, p)
	need(then <= t.size && t.rootAt(then) == root, "the log never had the head of the bundle")
	var caseKey []byte
	if string(parts[1]) != "null" {
		caseKey = unhex(text(parts[1]), "the case key")
	}
	before := make([]byte, 32)
	events := list(parts[3])
	for place, event := range events {
		e := exact(event, "index", "leaf", "proof", "salt", "envelope", "fields")
		index, leaf, envelope := number(string(e[0])), text(e[1]), text(e[4])
		var proof tlog.RecordProof
		for _, one := range list(e[2]) {
			hash := unbase64(text(one))
			need(len(hash) == 32, "a hash is none")
			proof = append(proof, tlog.Hash(hash))
		}
		need(index < then && tlog.CheckRecord(proof, then, root, index, tlog.RecordHash([]byte(leaf))) == nil,
			"an event is not proven to be in the log")
		need(string(t.entries[index]) == leaf, "an event is not what the log holds")
		commit, opened := leafForm.FindStringSubmatch(leaf), envelopeForm.FindStringSubmatch(envelope)
		need(commit != nil && opened != nil && commit[6] == opened[3] && isKind[opened[3]], "an event is no leaf of Writ")
		need(sum("c1", string(unhex(text(e[3]), "a salt")), envelope) == commit[1], "an event does not open its commitment")
		names := map[string]bool{}
		for _, one := range list(e[5]) {
			field := fieldForm.FindStringSubmatch(text(one))
			need(field != nil && !names[field[1]] && json.Valid([]byte(field[0])), "a field is not one of its event")
			names[field[1]] = true
			need(strings.Contains(opened[1], `"`+sum("f1", field[0])+`"`), "a field is not one of its event")
		}
		if caseKey != nil {
			n := binary.BigEndian.AppendUint64(nil, uint64(place))
			need(number(opened[2]) == int64(place) && commit[5] == mac(caseKey, "tag", n) &&
				commit[2] == mac(caseKey, "prev", before), "an event does not continue the one before it")
			before = unhex(commit[1], "a commitment")
		}
	}
	for n := len(events); caseKey != nil && n < len(events)+lookAhead; n++ {
		need(!t.tags[mac(caseKey, "tag", binary.BigEndian.AppendUint64(nil, uint64(n)))], "events of the case are left out")
	}
	return len(events), caseKey != nil
}

func main() {
	keyText := flag.String("key", "", "the public key of the log")
	policyFile := flag.String("policy", "", "a file with logs, witnesses and quorum")
	bundleFile := flag.String("bundle", "", "a bundle of events of one case")
	flag.Parse()
	for _, kind := range strings.Fields(kinds) {
		isKind[kind] = true
	}
	log := readKey(*keyText, 1)
	var p *policy
	if *policyFile != "" {
		read := readPolicy(string(readFile("", *policyFile)))
		p = &read
	}
	t, root := verifyLog(flag.Arg(0), log, p)
	lines := fmt.Sprintf("VERIFIED  The log %q holds %d entries, and every file fits its signed head.\n%x\n", log.name, t.size, root[:])
	if *bundleFile != "" {
		count, whole := verifyBundle(readFile("", *bundleFile), log, p, t)
		lines += fmt.Sprintf("The bundle's %d events are in it. ", count)
		lines += map[bool]string{true: "None is left out.\n", false: "Whether there are more of the case is not shown.\n"}[whole]
	}
	fmt.Print(lines)
}
