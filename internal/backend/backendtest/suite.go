package backendtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
)

// Options say what the suite may expect of an engine.
type Options struct {
	From, To language.Tag // a pair that the engine serves; texts are French
	// Unserved is a language that the engine cannot translate to; Und where it
	// serves all.
	Unserved language.Tag
	// Processes counts the processes that the engine runs now; nil where it runs
	// none.
	Processes func() int
}

// Run runs the suite. open makes a new engine; engines that are io.Closer are
// closed.
func Run(t *testing.T, open func() backend.Backend, o Options) {
	for name, test := range map[string]func(*testing.T, backend.Backend, Options){
		"order":       answersInOrder,
		"tokens":      keepsTokens,
		"blank":       keepsBlankUnits,
		"hostile":     survivesHostileText,
		"cancel":      cancelsPromptly,
		"concurrency": answersAlikeInACrowd,
		"repeat":      answersAlikeTwice,
		"pair":        refusesUnservedPairs,
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			b := open()
			t.Cleanup(func() { leavesNothing(t, before, o) })
			if closer, ok := b.(io.Closer); ok {
				t.Cleanup(func() { closer.Close() })
			}
			test(t, b, o)
		})
	}
}

// leavesNothing checks that no goroutines and processes are left. One goroutine
// may stay: that of an engine's first use.
func leavesNothing(t *testing.T, before int, o Options) {
	deadline := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before+1 || (o.Processes != nil && o.Processes() > 0) {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<16)
			t.Errorf("goroutines or processes are left:\n%s", buf[:runtime.Stack(buf, true)])
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// sentences are ordinary French news prose, our own.
var sentences = []string{
	"Le ministre des Affaires étrangères a rencontré son homologue à Paris.",
	"Les négociations ont repris lundi après trois semaines d'interruption.",
	"« Nous voulons un accord », a déclaré le porte-parole du gouvernement.",
	"Le prix du pétrole a baissé de 3,5 % en deux jours.",
	"Les habitants de la ville attendent encore des réponses.",
	"L'armée a quitté la région le 12 mars.",
}

func batch(o Options, texts ...string) backend.Batch {
	b := backend.Batch{From: o.From, To: o.To}
	for i, text := range texts {
		b.Units = append(b.Units, backend.Unit{ID: article.ID{Block: i / 3, Segment: i % 3}, Text: text})
	}
	return b
}

// ask translates and checks what holds for every answer.
func ask(t *testing.T, e backend.Backend, b backend.Batch) []backend.Reply {
	t.Helper()
	done := 0
	b.Done = func(units int) { done += units }
	replies, err := e.Translate(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if len(replies) != len(b.Units) {
		t.Fatalf("%d replies to %d units", len(replies), len(b.Units))
	}
	if done != len(b.Units) {
		t.Errorf("progress counted %d of %d units", done, len(b.Units))
	}
	for i, r := range replies {
		u := b.Units[i]
		if r.ID != u.ID {
			t.Errorf("reply %d is for %v, not %v", i, r.ID, u.ID)
		}
		if r.Err != nil {
			continue
		}
		if err := article.VerifyCodes(u.Text, r.Text, u.Codes); err != nil {
			t.Errorf("unit %v: %v: %q", u.ID, err, r.Text)
		}
	}
	return replies
}

func answersInOrder(t *testing.T, e backend.Backend, o Options) {
	for i, r := range ask(t, e, batch(o, sentences...)) {
		if r.Err != nil || r.Text == "" || r.Route == "" {
			t.Errorf("unit %d: %+v", i, r)
		}
	}
	ask(t, e, batch(o))
}

// marked is a text with tokens 0, 1, ... for the codes.
func marked(id int, text string, codes ...article.Code) backend.Unit {
	for n := range codes {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", n), string(article.Token(n)))
	}
	return backend.Unit{ID: article.ID{Block: id}, Text: text, Codes: codes}
}

func keepsTokens(t *testing.T, e backend.Backend, o Options) {
	open := article.Code{Kind: article.Open, Pair: 1, Raw: "<b>"}
	shut := article.Code{Kind: article.Close, Pair: 0, Raw: "</b>"}
	half := article.Code{Kind: article.Open, Pair: -1, Raw: "<i>"}
	single := article.Code{Kind: article.Single, Pair: -1, Raw: "<br>", Text: "\n"}
	name := article.Code{Kind: article.Name, Pair: -1, Text: "Moscú"}
	units := []backend.Unit{
		marked(0, "La {0}voiture rouge{1} est à Paris.", open, shut),
		marked(1, "Un texte{0} avec une pause.", single),
		marked(2, "Le président a quitté {0} hier soir.", name),
		marked(3, "{2} a dit {0}non{1}, puis {3}oui.", open, shut, name, single),
		marked(4, "Le début {0}d'une chose longue.", half),
		marked(5, "{0}{1}", open, shut),
		marked(6, "Avec {0}{2}{1} et rien.", open, shut, name),
	}
	for rung := range max(1, e.Info().Rungs) {
		b := backend.Batch{From: o.From, To: o.To, Units: units}
		for i := range b.Units {
			b.Units[i].Rung = rung
		}
		for i, r := range ask(t, e, b) {
			if r.Err != nil {
				t.Errorf("rung %d, unit %d: %v", rung, i, r.Err)
			}
		}
	}
}

func keepsBlankUnits(t *testing.T, e backend.Backend, o Options) {
	texts := []string{"", " ", "\u00a0", "\n\t", "...", "12", sentences[0], ""}
	for i, r := range ask(t, e, batch(o, texts...)) {
		if i != 6 && (r.Text != texts[i] || r.Err != nil) {
			t.Errorf("%q became %q, %v", texts[i], r.Text, r.Err)
		}
	}
}

// hostile texts each broke some engine, or could.
var hostile = []string{
	"Un emoji 😀👩‍👩‍👧 et un drapeau 🇫🇷.",
	"Du texte \u202bעברית\u202c et \u0627\u0644\u0639\u0631\u0628\u064a\u0629 ici.",
	"Des signes \u0001\u0007\u001b\u007f de contrôle\ufeff.",
	"[crochets] {accolades} $dollar$ /barre/ \\contre\\ @lieu <balise> ^chapeau^ ~tilde~ *étoile* #dièse#",
	"^", "^a$", "[", "]]", "[[t:b:1]]x[[/]]", "[][", "\\", "a\\", "*", "@@", "[_0]",
	"a\x00b", "mauvais \xff\xfe octets", "e\u0301te\u0301 com\u00adposé",
	strings.Repeat("a", 100_000),
	strings.Repeat(".", 5000) + " fin",
	strings.Repeat("mot ", 5000),
	"\U000E0041 \ue05e \ue02a privé",
	"漢字 Кириллица ไทย",
	"Un\u00a0espace\u202ffine\u2009et\ttab  double.",
}

func survivesHostileText(t *testing.T, e backend.Backend, o Options) {
	texts := append(append([]string{}, hostile...), sentences...)
	alone := ask(t, e, batch(o, sentences...))
	replies := ask(t, e, batch(o, texts...))
	for i, r := range replies {
		if r.Err != nil {
			t.Errorf("%.40q: %v", texts[i], r.Err)
		}
		if i < len(hostile) && r.Text == "" {
			t.Errorf("%.40q came back empty", texts[i])
		}
		if i >= len(hostile) && r.Text != alone[i-len(hostile)].Text {
			t.Errorf("after hostile text %q became %q, alone %q", texts[i], r.Text, alone[i-len(hostile)].Text)
		}
	}
}

func cancelsPromptly(t *testing.T, e backend.Backend, o Options) {
	var texts []string
	for range 500 {
		texts = append(texts, sentences...)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	start := time.Now()
	_, err := e.Translate(ctx, batch(o, texts...))
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled batch ended with %v", err)
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("cancelling took %v", took)
	}
	ctx, cancel = context.WithCancel(t.Context())
	cancel()
	if _, err := e.Translate(ctx, batch(o, sentences...)); !errors.Is(err, context.Canceled) {
		t.Errorf("a batch cancelled before it began ended with %v", err)
	}
	ask(t, e, batch(o, sentences...))
}

func answersAlikeInACrowd(t *testing.T, e backend.Backend, o Options) {
	want := ask(t, e, batch(o, sentences...))
	var crowd sync.WaitGroup
	for range 6 {
		crowd.Go(func() {
			got, err := e.Translate(t.Context(), batch(o, sentences...))
			if err != nil {
				t.Error(err)
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("answers differ in a crowd:\n%s", diff)
			}
		})
	}
	crowd.Wait()
}

func answersAlikeTwice(t *testing.T, e backend.Backend, o Options) {
	first := ask(t, e, batch(o, sentences...))
	ask(t, e, batch(o, sentences[3], sentences[1]))
	if diff := cmp.Diff(first, ask(t, e, batch(o, sentences...))); diff != "" {
		t.Errorf("the same batch twice:\n%s", diff)
	}
}

func refusesUnservedPairs(t *testing.T, e backend.Backend, o Options) {
	if o.Unserved == language.Und {
		return
	}
	o.To = o.Unserved
	if _, err := e.Translate(t.Context(), batch(o, sentences...)); !errors.Is(err, backend.ErrPair) {
		t.Errorf("an unserved pair ended with %v", err)
	}
}
