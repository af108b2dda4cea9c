package pipeline

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/term"
)

// maxRounds bounds how often a segment is asked again: as it stands, with its
// missing names protected, without its adjectives protected, and once for each
// further way of carrying names.
const maxRounds = 5

// translate sends every task to the engine until its draft is proven or no way is
// left. A document's units go in document order in every round, so that an engine
// that remembers gives the same answers each time.
func (j *Job) translate(ctx context.Context, w *work) error {
	j.recall(ctx, w)
	settled, info := len(w.tasks)-len(w.open()), j.Backend.Info()
	if j.Progress != nil && settled > 0 {
		j.Progress(settled, len(w.tasks))
	}
	for round := 0; round < maxRounds; round++ {
		open := w.open()
		if len(open) == 0 {
			return nil
		}
		batch := w.batch(open)
		j.exemplify(ctx, w, open, batch, info)
		if j.Progress != nil && round == 0 {
			batch.Done = func(n int) {
				settled += n
				j.Progress(settled, len(w.tasks))
			}
		}
		replies, err := j.Backend.Translate(ctx, batch)
		switch {
		case err != nil && (round == 0 || ctx.Err() != nil):
			return err
		case err != nil: // what earlier rounds brought stands
			replies = failed(batch, err)
		}
		for i, t := range open {
			w.take(t, batch.Units[i], replies[i], info)
		}
		w.spreadPersons()
		settled = len(w.tasks) - len(w.open())
	}
	if j.Progress != nil {
		j.Progress(settled, len(w.tasks))
	}
	return nil
}

// failed answers each unit of b with err.
func failed(b backend.Batch, err error) []backend.Reply {
	replies := make([]backend.Reply, len(b.Units))
	for i, u := range b.Units {
		replies[i] = backend.Reply{ID: u.ID, Err: err}
	}
	return replies
}

// take restores and verifies one reply and decides what becomes of its task.
func (w *work) take(t *task, unit backend.Unit, reply backend.Reply, info backend.Info) {
	draft, ok := w.restore(t, unit, reply, info)
	if !ok {
		t.fault = reply.Err
	}
	if !ok && backend.Final(reply.Err) {
		t.close(draft)
		return
	}
	if !ok {
		t.again(info, draft)
		return
	}
	found := w.source.Base.Find(draft.Text, w.to)
	missing := w.missing(t, draft.Text, found)
	if t.unit.Draft.Done() && len(missing) > len(t.missing) {
		t.again(info, t.unit.Draft) // the earlier answer was better
		return
	}
	t.unit.Draft, t.missing = draft, missing
	if len(missing) == 0 {
		t.unit.Draft.State = article.Checked
	}
	wanting := w.untranslated(t, found)
	if info.Agrees && !t.plain {
		t.protectAll(missing, wanting, w.unspoken(t, missing, found, draft.Unknown()))
		return
	}
	t.protectAll(missing, wanting)
}

// restore puts the names back and proves the codes.
func (w *work) restore(t *task, unit backend.Unit, reply backend.Reply, info backend.Info) (article.Draft, bool) {
	draft := article.Draft{
		State: article.Drafted, Doubts: article.NewDoubts(reply.Unknown, reply.Left),
		Origin: w.origin(reply, info),
	}
	if reply.Err != nil || strings.TrimSpace(reply.Text) == "" ||
		article.VerifyCodes(unit.Text, reply.Text, unit.Codes) != nil {
		draft.State = article.Rejected
		return draft, false
	}
	codes, whole := agree(unit.Codes, unit.Text, reply.Forms)
	if !whole {
		draft.State = article.Rejected
		return draft, false
	}
	draft.Text = term.Restore(reply.Text, codes, len(t.unit.Codes), w.to)
	draft.Text = w.source.Base.Repair(draft.Text, w.to)
	return draft, true
}

// origin says where reply came from, once for all drafts of one way.
func (w *work) origin(reply backend.Reply, info backend.Info) *article.Origin {
	from := article.Origin{Engine: info.Called(), Route: reply.Route}
	if reply.Engine != "" {
		from.Engine = reply.Engine
	}
	if reply.Recalled {
		from.Engine = FromMemory
	}
	return w.sharedOrigin(from)
}

func (w *work) sharedOrigin(from article.Origin) *article.Origin {
	if w.origins[from] == nil {
		w.origins[from] = &from
	}
	return w.origins[from]
}

// again sends t round once more, first without the adjectives that it carried, then
// in the engine's next way; or closes it, with the draft it has or rejected.
func (t *task) again(info backend.Info, draft article.Draft) {
	if t.carriesAdjectives() {
		t.plain = true
		t.done = t.unit.Draft.Done() && !t.carriesNames()
		return
	}
	t.rung++
	if t.rung < info.Rungs {
		return
	}
	t.close(draft)
}

// close ends the work on t, with the draft that it has or else with this one.
func (t *task) close(draft article.Draft) {
	t.done = true
	if !t.unit.Draft.Done() {
		t.unit.Draft = draft
	}
}

// protectAll protects the names that the engine did not render. A name that was
// protected already and came back once stands in the draft, whether or not it can
// be found there: then nothing is gained by asking again.
func (t *task) protectAll(wanting ...map[int]bool) {
	t.done = true
	for _, hits := range wanting {
		for n := range hits {
			if !t.shield[n] {
				t.protect(n)
				t.done = false
			}
		}
	}
}

// missing returns the hits of t whose wanted form is not proven in target, where
// found is what target names. It is nil where there is none.
func (w *work) missing(t *task, target string, found []term.Hit) map[int]bool {
	if len(t.names.Hits) == 0 {
		return nil
	}
	missing := map[int]bool{}
	for _, v := range term.Verify(t.names.Hits, target, found, w.source.Doc.Lang, w.to) {
		if v.Status == term.Used {
			continue
		}
		for _, n := range v.Unmatched {
			if t.names.Hits[n].Concept.Term(w.to) != nil {
				missing[n] = true
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return missing
}

// untranslated returns the hits of t that the engine left as they stand in the
// source although the target has a form of its own: "Beijing" is admitted in
// Spanish, but who asks for a translation wants "Pekín".
func (w *work) untranslated(t *task, found []term.Hit) map[int]bool {
	var left map[int]bool
	for n, hit := range t.names.Hits {
		wanted := hit.Concept.Term(w.to)
		if t.shield[n] || hit.Role != term.Name || wanted == nil || wanted.Text == hit.Form {
			continue
		}
		for _, other := range found {
			if other.Concept == hit.Concept && other.Form == hit.Form && other.Status == term.Admitted {
				if left == nil {
					left = map[int]bool{}
				}
				left[n] = true
			}
		}
	}
	return left
}

// spreadPersons looks for unlisted names that came back half translated
// ("Paul Wood" as "Paul Madera") and opens every segment that holds one, or its
// last part alone, again.
func (w *work) spreadPersons() {
	fresh := map[string]bool{}
	for i := range w.tasks {
		t := &w.tasks[i]
		for _, m := range t.names.Mentions {
			if t.unit.Draft.Done() && !t.known && !w.persons[m.Text] && mangled(m.Text, t.unit.Draft.Text) {
				fresh[m.Text], fresh[lastWord(m.Text)] = true, true
			}
		}
	}
	for name := range fresh {
		w.persons[name] = true
	}
	for i := range w.tasks {
		for _, m := range w.tasks[i].names.Mentions {
			if fresh[m.Text] && !w.tasks[i].known {
				w.tasks[i].done = false
			}
		}
	}
}

// mangled reports whether a person's name lost a word in target although the given
// name is there: "Paul Wood" as "Paul Madera". Where the first word was translated
// it was no given name ("Islas Cook", "Maison Blanche"), and a name with a small
// word in it ("Universidad de Stanford") is an institution; a part of both may well
// be translated.
func mangled(name, target string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return false
	}
	there := map[string]bool{}
	for _, word := range strings.FieldsFunc(target, notInName) {
		there[strings.TrimRight(word, ".")] = true
	}
	lost := false
	for _, word := range words {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
			return false
		}
		lost = lost || !there[strings.TrimRight(word, ".")]
	}
	return lost && there[words[0]]
}

// notInName reports whether r ends a word of a name.
func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '.'
}

func lastWord(name string) string {
	words := strings.Fields(name)
	return words[len(words)-1]
}
