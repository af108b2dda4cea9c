//go:build unix

package translatelocally

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"exonym/internal/backend"
)

// TestMain makes the test binary a translateLocally when its first argument says so: the
// tests talk to a real process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		if mode, ok := strings.CutPrefix(os.Args[1], "fake="); ok {
			os.Exit(fake(mode, os.Args[2:]))
		}
	}
	os.Exit(m.Run())
}

// canary stands in everything that must not reach an error.
const canary = "CANARY-5f3a"

// installed is the list of models, in the ways that it may be written.
const installed = `[
	{"id":"u/fr-en-tiny1","shortname":"fr-en-tiny","src":"French","trg":"English","srcTags":{"fr":"French"},"trgTag":"en","type":"tiny","version":2,"local":true},
	{"id":"u/en-es-tiny1","shortname":"en-es-tiny","srcTags":{"en":"English"},"trgTag":"es","version":1},
	{"id":"u/en-es-base1","shortname":"en-es-base","srcTags":{"en":"English"},"trgTag":"es","version":1},
	{"id":"u/xx-en-tiny1","shortname":"xx-en-tiny","srcTags":{"nb":"Norwegian","nn":"Nynorsk","is":"Icelandic"},"trgTag":"en"},
	{"id":"u/en-sr-tiny1","src":"en","trg":"sr-Cyrl"},
	{"id":"u/en-de-tiny1","srcTags":{"en":"English"},"trgTag":"de","local":false},
	{"id":"","srcTags":{"en":"English"},"trgTag":"fi"},
	{"id":"u/odd","src":"German","trg":"English"}]`

// speaker is the fake's own side of the protocol.
type speaker struct {
	in  *bufio.Reader
	out *bufio.Writer
}

func (s speaker) say(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	_ = binary.Write(s.out, binary.NativeEndian, uint32(len(text)))
	s.out.WriteString(text)
	s.out.Flush()
}

// asked is what the fake reads.
type asked struct {
	ID      int    `json:"id"`
	Command string `json:"command"`
	Data    struct {
		Remote bool   `json:"includeRemote"`
		Model  string `json:"model"`
		Pivot  string `json:"pivot"`
		Text   string `json:"text"`
		HTML   bool   `json:"html"`
	} `json:"data"`
}

func (s speaker) hear() (a asked, ok bool) {
	var length uint32
	if binary.Read(s.in, binary.NativeEndian, &length) != nil || length > 10<<20 {
		return a, false
	}
	text := make([]byte, length)
	_, err := io.ReadFull(s.in, text)
	return a, err == nil && json.Unmarshal(text, &a) == nil
}

// fake answers with the text itself, unless its mode is to misbehave.
func fake(mode string, args []string) int {
	s := speaker{bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)}
	fmt.Fprintln(os.Stderr, "log:", canary)
	var held []asked // by "swapped"
	for n := 0; ; n++ {
		a, ok := s.hear()
		if !ok {
			if mode == "stays" {
				time.Sleep(time.Hour)
			}
			return 0
		}
		if a.Command == "ListModels" {
			if list(mode, s, a) {
				return 3
			}
			continue
		}
		if mode == "swapped" {
			if held = append(held, a); s.in.Buffered() > 0 {
				continue
			}
			for i := len(held) - 1; i >= 0; i-- {
				s.answer(held[i], held[i].Data.Text)
			}
			held = nil
			continue
		}
		if code, done := misbehave(mode, args, n, s, a); done {
			return code
		}
	}
}

// list answers ListModels; true: the fake is to end.
func list(mode string, s speaker, a asked) (end bool) {
	switch mode {
	case "dumb":
		time.Sleep(time.Hour)
	case "no list":
		s.say(`{"id":%d,"success":false,"error":"%s"}`, a.ID, canary)
	case "odd list":
		s.say(`{"id":%d,"success":true,"data":"%s"}`, a.ID, canary)
	case "dies listing":
		return true
	default:
		s.say(`{"id":%d,"update":true,"data":{"read":1}}`, a.ID)
		s.say(`{"id":%d,"success":true,"data":%s}`, a.ID, installed)
	}
	return false
}

func (s speaker) answer(a asked, text string) {
	quoted, _ := json.Marshal(text)
	s.say(`{"id":%d,"success":true,"data":{"target":{"text":%s}}}`, a.ID, quoted)
}

// misbehave answers a request in the way of a mode.
func misbehave(mode string, args []string, n int, s speaker, a asked) (code int, done bool) {
	text := a.Data.Text
	switch mode {
	case "hang":
		return 0, false
	case "stuck":
		time.Sleep(time.Hour)
	case "dies":
		return 4, true
	case "dies once":
		if _, err := os.Stat(args[0]); err != nil {
			_ = os.WriteFile(args[0], nil, 0o600)
			return 4, true
		}
	case "half":
		_ = binary.Write(os.Stdout, binary.NativeEndian, uint32(1000))
		fmt.Fprintf(os.Stdout, `{"id":%d,"succ`, a.ID)
		return 0, true
	case "garbage":
		fmt.Fprintln(os.Stdout, "Segmentation fault", canary)
		time.Sleep(time.Hour)
	case "broken JSON":
		s.say(`{"id":%d,"success":true,"data":{"%s`, a.ID, canary)
	case "flood":
		for {
			s.say(`{"id":%d,"update":true,"data":"%s"}`, a.ID, canary)
		}
	case "stray":
		s.say(`{"id":999999,"success":true,"data":{"target":{"text":"%s"}}}`, canary)
	case "fails":
		s.say(`{"id":%d,"success":false,"error":"cannot: %s"}`, a.ID, text)
		return 0, false
	case "fails one":
		if strings.Contains(text, canary) {
			s.say(`{"id":%d,"success":false,"error":"cannot: %s"}`, a.ID, text)
			return 0, false
		}
	case "odd data":
		s.say(`{"id":%d,"success":true,"data":"%s"}`, a.ID, canary)
		return 0, false
	case "damaged":
		text = "<i>" + canary
	case "splits":
		text = strings.ReplaceAll(text, " ", `</b> <b id="0">`)
	case "tells":
		text = fmt.Sprint(a.Data.Model, " ", a.Data.Pivot, " ", a.Data.HTML, " ", a.Data.Remote)
	}
	s.answer(a, text)
	return 0, false
}

// run returns an engine with a fake program.
func run(t testing.TB, timeout time.Duration, mode string, args ...string) *Engine {
	t.Helper()
	engine, err := newEngine(append([]string{os.Args[0], "fake=" + mode}, args...), "", timeout)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

var _ backend.Backend = (*Engine)(nil)
