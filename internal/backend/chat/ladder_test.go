package chat

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/chat/chattest"
)

// TestOnlyTheBadAreAskedAgain: what can be used of an answer is used, the rest is asked
// again with the reason, in smaller questions, then alone.
func TestOnlyTheBadAreAskedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		answer  func(q chattest.Question) (Answer, error)
		because string // "": no translation was there to reject
	}{
		"missing": {func(q chattest.Question) (Answer, error) {
			q.Segments = append(q.Segments[:2], q.Segments[3:]...)
			return good(q)
		}, ""},
		"twice": {func(q chattest.Question) (Answer, error) {
			q.Segments = append(q.Segments, q.Segments[2])
			return good(q)
		}, ""},
		"empty":     {except(prose[2], " "), "it is empty"},
		"echoed":    {except(prose[2], prose[2]), "it is not in Spanish: translate every word that is not a name into Spanish"},
		"token":     {except(prose[2], "El precio <x1/> del petróleo bajó."), "it has the token <x1/>"},
		"long":      {except(prose[2], strings.Repeat("El precio del petróleo bajó mucho. ", 20)), "far longer"},
		"short":     {except(prose[5], "La"), "far shorter"},
		"fence":     {except(prose[2], "```El precio del petróleo bajó un 3,5 %```"), "words round"},
		"label":     {except(prose[2], "Traducción: El precio del petróleo bajó un 3,5 %"), "words round"},
		"escaped":   {except(prose[2], "El precio del petr&oacute;leo bajó un 3,5 %"), "words round"},
		"note":      {except(prose[2], "El precio del petróleo bajó un 3,5 %.\n\nNota: se trata de euros."), "line break"},
		"address":   {except(prose[2], "El precio del petróleo bajó un 3,5 %. https://spam.example/x"), "address"},
		"refusal":   {except(prose[2], "Lo siento, pero no puedo traducir este texto."), "you will not translate"},
		"bidi":      {except(prose[2], "El precio del petróleo \u202ebajó un 3,5 %."), "words round"},
		"same":      {except(prose[3], chattest.Spanish(prose[2])), "another segment"},
		"not Latin": {except(prose[2], "Цена на нефть упала за два дня на три процента."), "not in Spanish"},
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{}
			f.answers = append(f.answers, c.answer)
			replies := translate(t, f.engine(), batchOf(prose...))
			for i, r := range replies {
				if r.Err != nil || r.Text != chattest.Spanish(prose[i]) {
					t.Errorf("unit %d: %+v", i, r)
				}
			}
			if len(f.asked) != 2 || len(f.asked[1].Segments) > 2 {
				t.Fatalf("asked %q", f.texts())
			}
			again := f.asked[1].Segments[0]
			if (again.Rejected != "") != (c.because != "") || !strings.Contains(again.Because, c.because) {
				t.Errorf("asked again with %+v", again)
			}
		})
	}
}

// TestWorthlessAnswers: where nothing can be used, everything is asked again in smaller
// questions.
func TestWorthlessAnswers(t *testing.T) {
	zeroBased := func(q chattest.Question) (Answer, error) {
		for i := range q.Segments {
			q.Segments[i].ID--
		}
		return good(q)
	}
	for name, answer := range map[string]func(q chattest.Question) (Answer, error){
		"no JSON":  says("Bonjour! How can I help you?"),
		"empty":    says(""),
		"other":    says(`{"translation":"Hola"}`),
		"no texts": says(`{"segments":[{"id":1,"text":null},{"id":2}]}`),
		"ids":      zeroBased,
		"refused":  func(chattest.Question) (Answer, error) { return Answer{Finish: Refused}, nil },
		"sorry":    says("I'm sorry, but I can't help with that."),
		"cut": func(chattest.Question) (Answer, error) {
			return Answer{Text: `{"segments":[{"id":1,"te`, Finish: Cut}, nil
		},
		"large": func(chattest.Question) (Answer, error) { return Answer{}, &backend.Fault{Class: backend.TooLarge} },
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{}
			f.answers = append(f.answers, answer)
			for i, r := range translate(t, f.engine(), batchOf(prose...)) {
				if r.Text != chattest.Spanish(prose[i]) {
					t.Errorf("unit %d: %+v", i, r)
				}
			}
			if len(f.asked) != 4 || len(f.asked[1].Segments) != 2 {
				t.Errorf("asked %q", f.texts())
			}
		})
	}
}

// TestWhatWasCutOffIsUsed: whole segments of an answer that was cut off are kept, also
// those of one in fences and with words round it.
func TestWhatWasCutOffIsUsed(t *testing.T) {
	f := &fake{}
	f.answers = append(f.answers, func(q chattest.Question) (Answer, error) {
		text := chattest.Answer(q, chattest.Spanish)
		return Answer{Text: text[:strings.Index(text, `{"id":5`)+20], Finish: Cut}, nil
	})
	translate(t, f.engine(), batchOf(prose...))
	if len(f.asked) != 2 || !slices.Equal(f.texts()[1], prose[4:]) || f.raw[1].MaxTokens <= f.raw[0].MaxTokens/3 {
		t.Errorf("asked %q", f.texts())
	}
	for _, wrap := range []string{"%s", "Here is the translation:\n```json\n%s\n```\nLet me know!", "<think>[{\"id\":1,\"text\":\"no\"}] is a draft</think>\n%s"} {
		f := &fake{always: func(q chattest.Question) (Answer, error) {
			return Answer{Text: fmt.Sprintf(wrap, chattest.Answer(q, chattest.Spanish))}, nil
		}}
		if r := translate(t, f.engine(), batchOf(prose...)); r[5].Text != chattest.Spanish(prose[5]) || len(f.asked) != 1 {
			t.Errorf("%q: %+v", wrap, r[5])
		}
	}
}

// TestTheHopelessAreMarked: a segment that no question brings is marked with its class, and
// no other suffers.
func TestTheHopelessAreMarked(t *testing.T) {
	refuse := func(q chattest.Question) (Answer, error) {
		for _, s := range q.Segments {
			if s.Text == prose[2] {
				return Answer{Finish: Refused}, nil
			}
		}
		return good(q)
	}
	endless := func(q chattest.Question) (Answer, error) {
		a, _ := refuse(q)
		if a.Finish == Refused {
			a.Finish = Cut
		}
		return a, nil
	}
	for name, c := range map[string]struct {
		always    func(q chattest.Question) (Answer, error)
		class     backend.Class
		questions int // for six segments
	}{
		"echoed":  {except(prose[2], prose[2]), backend.BadOutput, 3},
		"refused": {refuse, backend.Refused, 6},
		"cut off": {endless, backend.BadOutput, 6},
	} {
		f := &fake{always: c.always}
		for i, r := range translate(t, f.engine(), batchOf(prose...)) {
			if (r.Err != nil) != (i == 2) || i == 2 && backend.ClassOf(r.Err) != c.class {
				t.Errorf("%s: unit %d: %+v", name, i, r)
			}
		}
		if len(f.asked) != c.questions {
			t.Errorf("%s: %d questions: %q", name, len(f.asked), f.texts())
		}
	}
}

// TestNumbersAreAskedForOnce: a number that is missing may be a word, so that the model has
// the last say, and no later fault takes a translation away that may be good.
func TestNumbersAreAskedForOnce(t *testing.T) {
	word := "El ejército se fue de la región el doce de marzo."
	again := func(q chattest.Question) (Answer, error) {
		if s := q.Segments[0]; len(q.Segments) != 1 || s.Rejected != word || !strings.Contains(s.Because, "number") {
			t.Errorf("asked again with %+v", q.Segments)
		}
		return good(q)
	}
	stays := except(prose[4], word)
	broken := func(chattest.Question) (Answer, error) { return Answer{}, &backend.Fault{Class: backend.Rate} }
	for name, c := range map[string]struct {
		then func(q chattest.Question) (Answer, error)
		want string
	}{
		"mended": {again, chattest.Spanish(prose[4])}, "a word": {stays, word}, "echoed": {except(prose[4], prose[4]), word},
		"refused": {says("I'm sorry, but I can't help with that."), word}, "no server": {broken, word},
	} {
		f := &fake{answers: []func(q chattest.Question) (Answer, error){stays}, always: c.then}
		if r := translate(t, f.engine(), batchOf(prose...)); r[4].Err != nil || r[4].Text != c.want || len(f.asked) > 3 {
			t.Errorf("%s: %+v after %d questions", name, r[4], len(f.asked))
		}
	}
}

// TestContextIsNotRefused: a segment does not suffer from what stands beside it.
func TestContextIsNotRefused(t *testing.T) {
	f := &fake{always: func(q chattest.Question) (Answer, error) {
		if text, _ := json.Marshal(q); strings.Contains(string(text), "armée") {
			return Answer{Finish: Refused}, nil
		}
		return good(q)
	}}
	b := batchOf(prose...)
	b.Title = "L'armée"
	for i := range b.Units[:5] {
		b.Units[i].After = []backend.Neighbour{{ID: b.Units[i+1].ID, Source: prose[i+1]}}
	}
	for i, r := range translate(t, f.engine(), b) {
		if (r.Err != nil) != (i == 4) {
			t.Errorf("unit %d: %+v", i, r)
		}
	}
}

// TestNoQuestionIsAskedThrice: chance may help once; then the same question has the same
// answer, and costs the same.
func TestNoQuestionIsAskedThrice(t *testing.T) {
	for _, always := range []func(q chattest.Question) (Answer, error){
		says("I like trains."), says(`{"segments":[]}`), except(prose[0], prose[0]), func(chattest.Question) (Answer, error) { return Answer{Finish: Refused}, nil },
	} {
		f := &fake{always: always}
		translate(t, f.engine(), batchOf(prose[0]))
		count := map[string]int{}
		for _, r := range f.raw {
			if count[r.User]++; count[r.User] > 2 {
				t.Errorf("asked thrice: %s", r.User)
			}
		}
	}
}

// TestPatienceEnds: a model that says nothing of use is not asked for every segment.
func TestPatienceEnds(t *testing.T) {
	f := &fake{always: says("I like trains.")}
	var texts []string
	for range 100 {
		texts = append(texts, prose...)
	}
	for _, r := range translate(t, f.engine(), batchOf(texts...)) {
		if backend.ClassOf(r.Err) != backend.BadOutput {
			t.Fatalf("%+v", r)
		}
	}
	if len(f.asked) != patience {
		t.Errorf("%d questions", len(f.asked))
	}
}

// TestFaultsOfTheModel: the work that was paid for is kept, and after a fault that the next
// question would meet too, none is asked.
func TestFaultsOfTheModel(t *testing.T) {
	fail := func(class backend.Class) func(chattest.Question) (Answer, error) {
		return func(chattest.Question) (Answer, error) { return Answer{}, &backend.Fault{Class: class} }
	}
	texts := slices.Repeat(prose, 15) // three questions
	for _, class := range []backend.Class{backend.Rate, backend.Unavailable, backend.Auth, backend.Quota, backend.BadRequest} {
		f := &fake{answers: []func(chattest.Question) (Answer, error){good, fail(class)}}
		replies := translate(t, f.engine(), batchOf(texts...))
		if replies[29].Err != nil || backend.ClassOf(replies[30].Err) != class || backend.ClassOf(replies[89].Err) != class || len(f.asked) != 2 {
			t.Errorf("%v: %d questions, %v, %v", class, len(f.asked), replies[29].Err, replies[30].Err)
		}
		f = &fake{always: fail(class)}
		if _, err := f.engine().Translate(t.Context(), batchOf(texts...)); backend.ClassOf(err) != class {
			t.Errorf("%v: ended with %v", class, err)
		}
	}
	f := &fake{answers: []func(chattest.Question) (Answer, error){fail(backend.BadOutput)}}
	if r := translate(t, f.engine(), batchOf(texts...)); r[0].Err == nil || r[30].Err != nil {
		t.Errorf("%v, %v", r[0].Err, r[30].Err)
	}
}

// TestRepairsAreAskedFor: nothing is paid for twice against the will of who pays.
func TestRepairsAreAskedFor(t *testing.T) {
	broke := errors.New("no money left")
	f := &fake{always: func(q chattest.Question) (Answer, error) {
		q.Segments = q.Segments[:len(q.Segments)-1]
		return good(q)
	}}
	b := batchOf(prose...)
	var again []string
	b.Again = func(units []backend.Unit) error {
		for _, u := range units {
			again = append(again, u.Text)
		}
		if len(again) > 1 {
			return broke
		}
		return nil
	}
	replies := translate(t, f.engine(), b)
	if len(f.asked) != 2 || !slices.Equal(again, []string{prose[5], prose[5]}) || !errors.Is(replies[5].Err, broke) || replies[4].Err != nil {
		t.Errorf("%d questions, again %q, %v", len(f.asked), again, replies[5].Err)
	}
}

// TestCancel: what was answered before the end is there, and was told before the rest was
// asked again.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := &fake{always: func(q chattest.Question) (Answer, error) { cancel(); return Answer{}, ctx.Err() }}
	if _, err := f.engine().Translate(ctx, batchOf(prose...)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	b, told := batchOf(prose...), 0
	f = &fake{answers: []func(q chattest.Question) (Answer, error){except(prose[2], prose[2])}, always: func(chattest.Question) (Answer, error) {
		if told != 5 {
			t.Errorf("%d units were told before the next question", told)
		}
		cancel()
		return Answer{}, ctx.Err()
	}}
	b.Came = func(units []backend.Unit, replies []backend.Reply) {
		for i, u := range units {
			if told++; replies[i].ID != u.ID || replies[i].Text != chattest.Spanish(u.Text) {
				t.Errorf("%+v", replies[i])
			}
		}
	}
	replies, err := f.engine().Translate(ctx, b)
	if err != nil || replies[0].Err != nil || !errors.Is(replies[2].Err, context.Canceled) {
		t.Errorf("%+v, %v", replies, err)
	}
}

// FuzzAnswer: whatever a model says, each unit has one reply, whole or with an error, and
// the same answer gives the same reply.
func FuzzAnswer(f *testing.F) {
	f.Add(`{"segments":[{"id":1,"text":"El <g1>precio</g1>"},{"id":2,"text":"<x1/> llegó ayer."}]}`)
	f.Add("[{\"id\":\"1\",\"text\":\"\U000F0000\"}] [{\"text\":\"a\",\"id\":2}")
	f.Add("</think>[{\"id\":1,\"text\":\"<g1></ g1>\"},{\"id\":2e0}")
	f.Fuzz(func(t *testing.T, answer string) {
		b := batchOf("Le "+token(0)+"prix"+token(1), token(2)+" est arrivé hier soir.", "12")
		for i := range b.Units {
			b.Units[i].Codes = codes
		}
		engine := (&fake{always: says(answer)}).engine()
		replies := translate(t, engine, b)
		for i, r := range replies {
			if err := article.VerifyCodes(b.Units[i].Text, r.Text, codes); r.Err == nil && err != nil {
				t.Errorf("%q gave %q: %v", answer, r.Text, err)
			}
		}
		again, err := engine.Translate(t.Context(), b)
		if err != nil || again[0].Text != replies[0].Text || again[1].Text != replies[1].Text {
			t.Errorf("%q gave other replies: %v", answer, err)
		}
	})
}
