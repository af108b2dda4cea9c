package exec

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	osexec "os/exec"
	"strings"
	"testing"
	"time"

	"exonym/internal/backend"
)

// TestMain makes the test binary a plug-in when its first argument says so: the tests
// talk to a real process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		if mode, ok := strings.CutPrefix(os.Args[1], "plugin="); ok {
			os.Exit(fake(mode, os.Args[2:]))
		}
	}
	os.Exit(m.Run())
}

// canary stands in everything that must not reach an error.
const canary = "CANARY-5f3a"

// asked is what the fake reads.
type asked struct {
	Type     string    `json:"type"`
	ID       string    `json:"id"`
	Source   *string   `json:"source"`
	Target   string    `json:"target"`
	Markup   string    `json:"markup"`
	Segments []segment `json:"segments"`
	Terms    []term    `json:"terms"`
}

const full = `{"pairs":"any","markup":["none","tokens"],"max_segments":64,"parallel":2,"terms":true,"cancel":true}`

// greetings are what some modes say of themselves; others say full.
var greetings = map[string]string{
	"pairs": `{"pairs":[["fr","en"],["fr-CA","en"]],"markup":["tokens"]}`,
	"plain": `{"pairs":"any","markup":["none"]}`,
	"small": `{"pairs":"any","markup":["tokens"],"max_segments":2,"max_chars":60}`,
	"third": `{"pairs":"any","markup":["tokens"],"max_segments":1}`,
	"holds": `{"pairs":"any","markup":["tokens"],"parallel":1,"cancel":true}`,
	"lone":  `{"pairs":"any","markup":["tokens"],"parallel":1}`,
}

// fake is a plug-in that answers with the text itself, unless its mode is to misbehave.
func fake(mode string, args []string) int {
	out := bufio.NewWriter(os.Stdout)
	say := func(format string, a ...any) {
		fmt.Fprintf(out, format+"\n", a...)
		out.Flush()
	}
	fmt.Fprintln(os.Stderr, "log:", canary)
	if code, done := misgreet(mode, args, say); done {
		return code
	}
	in := bufio.NewReader(os.Stdin)
	for n := 0; ; n++ {
		text, err := in.ReadBytes('\n')
		if err == io.EOF {
			if mode == "stays" {
				time.Sleep(time.Hour)
			}
			return 0
		}
		var r asked
		if json.Unmarshal(text, &r) != nil {
			return 9
		}
		switch r.Type {
		case "hello":
			caps := greetings[mode]
			if caps == "" {
				caps = full
			}
			say(`{"type":"hello","protocol":"exonym-mt","version":1,"name":"fake\u001b[1m","revision":"7","capabilities":%s}`, caps)
		case "cancel":
			say(`{"type":"error","id":"%s","code":"canceled"}`, r.ID)
		case "ping":
			say(`{"type":"pong"}`)
		case "translate":
			if code, done := misbehave(mode, args, r, say); done {
				return code
			}
		}
	}
}

// misgreet does what a mode does before it greets.
func misgreet(mode string, args []string, say func(string, ...any)) (code int, done bool) {
	switch mode {
	case "dumb":
		time.Sleep(time.Hour)
	case "newer":
		say(`{"type":"error","code":"version","message":"%s"}`, canary)
		return 3, true
	case "slow start":
		for range 5 {
			say(`{"type":"progress","message":"loading"}`)
			time.Sleep(20 * time.Millisecond)
		}
	case "twice":
		if _, err := os.Stat(args[0]); err != nil {
			_ = os.WriteFile(args[0], nil, 0o600)
			return 1, true
		}
	case "child":
		child := osexec.Command(os.Args[0], "plugin=dumb")
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		if child.Start() == nil {
			_ = os.WriteFile(args[0], fmt.Append(nil, child.Process.Pid), 0o600)
		}
	}
	return 0, false
}

// misbehave answers a request in the way of a mode.
func misbehave(mode string, args []string, r asked, say func(string, ...any)) (code int, done bool) {
	var ts []translation
	for _, s := range r.Segments {
		ts = append(ts, translation{ID: s.ID, Text: s.Text})
	}
	switch mode {
	case "hang":
		return 0, false
	case "stuck":
		time.Sleep(time.Hour)
	case "child":
		return 0, true
	case "dies":
		return 4, true
	case "holds":
		if r.ID == "1" {
			return 0, false
		}
	case "third":
		if r.ID == "2" {
			return 4, true
		}
	case "half":
		fmt.Fprintf(os.Stdout, `{"type":"result","id":"%s","transl`, r.ID)
		return 0, true
	case "garbage":
		say("Traceback: %s", canary)
	case "flood":
		for {
			say(`{"type":"progress","message":"%s"}`, canary)
		}
	case "endless":
		for {
			fmt.Fprint(os.Stdout, strings.Repeat(canary, 1000))
		}
	case "noisy log":
		for range 1000 {
			fmt.Fprintln(os.Stderr, strings.Repeat("x", 1000))
		}
	case "other request":
		say(`{"type":"result","id":"99","translations":[]}`)
	case "doubled segment":
		ts = append(ts, ts[0])
	case "unknown segment":
		ts = append(ts, translation{ID: 77, Text: canary})
	case "swapped":
		ts[0], ts[len(ts)-1] = ts[len(ts)-1], ts[0]
	case "lacking":
		if len(ts) > 1 || args[0] == "always" {
			ts = ts[1:]
		}
	case "empty":
		ts[0].Text = " "
	case "escaped":
		ts[0].Text = "l&#39;eau &quot;" + canary
	case "stray":
		ts[0].Text = "<b>" + canary
	case "segment error":
		ts[0].Error = &problem{Code: args[0]}
	case "error":
		say(`{"type":"error","id":"%s","code":"%s","message":"%s","retry_after_ms":1500}`, r.ID, args[0], canary)
		return 0, false
	case "terms":
		ts[0].Text = fmt.Sprint(r.Terms, r.Markup)
	case "pairs":
		ts[0].Text = *r.Source + ">" + r.Target
	case "small":
		ts[0].Text = fmt.Sprint("request ", r.ID)
	}
	answer, _ := json.Marshal(ts)
	say(`{"type":"result","id":"%s","translations":%s}`, r.ID, answer)
	if mode == "answers twice" {
		say(`{"type":"result","id":"%s","translations":%s}`, r.ID, answer)
	}
	return 0, false
}

// plug returns an engine with a fake plug-in.
func plug(t testing.TB, timeout time.Duration, mode string, args ...string) *Engine {
	t.Helper()
	engine, err := New(append([]string{os.Args[0], "plugin=" + mode}, args...), timeout)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

var _ backend.Backend = (*Engine)(nil)
