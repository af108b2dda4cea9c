package translatelocally

import (
	"context"
	"encoding/json"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
	"exonym/internal/backend/markup"
	"exonym/internal/backend/parcel"
)

// atOnce is how many texts are under way at a time: the program puts them into batches
// for its models.
const atOnce = 64

// html has elements that Bergamot takes to stand within a sentence. It knows none whose
// text it sees and keeps.
var html = markup.Dialect{Pair: "b", Single: "img", Void: true}

// limits bound what is under way; JSON may need six bytes for one.
var limits = backend.Limits{Units: atOnce, Bytes: maxRequest / 8}

// Translate translates a batch, 64 texts at a time.
func (e *Engine) Translate(ctx context.Context, b backend.Batch) ([]backend.Reply, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r, p, err := e.find(ctx, b.From, b.To)
	if err != nil {
		return nil, err
	}
	j := &job{e, p, r}
	return parcel.Translate(ctx, b, parcel.Way{Engine: name, Route: r.String(), Limits: limits, Write: write, Read: read, Ask: j.ask})
}

func write(u *backend.Unit) string { return html.Encode(u.Text, u) }

func read(text string, u *backend.Unit) (string, error) { return html.Decode(text, u.Text, u) }

// job is the work on one batch.
type job struct {
	engine  *Engine
	program *program
	route   route
}

// ask has texts translated. Where the program dies, it is started again and asked once
// more: a local engine has no driver that would.
func (j *job) ask(ctx context.Context, p parcel.Parcel) ([]string, error) {
	texts, late, err := j.try(ctx, p)
	if err == nil || late || ctx.Err() != nil || j.program.Why() == nil {
		return texts, err
	}
	again, failed := j.engine.Ready(ctx)
	if failed != nil {
		return nil, err
	}
	j.program = again
	texts, _, err = j.try(ctx, p)
	return texts, err
}

// try asks once. A program that takes too long is ended; late says so.
func (j *job) try(ctx context.Context, p parcel.Parcel) (texts []string, late bool, err error) {
	timed, cancel := context.WithTimeout(ctx, j.engine.timeout)
	defer cancel()
	texts, err = j.askAll(timed, p.Texts)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, false, ctx.Err()
	case err != nil && timed.Err() != nil:
		err = fault(backend.Unavailable, "no answer in %v", j.engine.timeout)
		j.program.Fail(err)
		return nil, true, err
	}
	return texts, false, err
}

// askAll sends texts and waits for their answers. One that failed is "", and where all
// did, so does the request.
func (j *job) askAll(ctx context.Context, texts []string) ([]string, error) {
	calls := make([]<-chan answer, len(texts))
	for i, text := range texts {
		data := translate{Model: j.route.first.id, Text: text, HTML: true}
		if j.route.second != nil {
			data.Pivot = j.route.second.id
		}
		call, err := j.program.send(ctx, "Translate", data)
		if err != nil {
			return nil, err
		}
		calls[i] = call
	}
	out, failed := make([]string, len(texts)), 0
	for i, call := range calls {
		a, err := child.Wait(ctx, j.program.Program, call)
		if err != nil {
			return nil, err
		}
		var data translated
		if !a.Success || json.Unmarshal(a.Data, &data) != nil {
			failed++
			continue
		}
		out[i] = data.Target.Text
	}
	if failed == len(texts) {
		return nil, fault(backend.BadOutput, "it could not translate any of %d segments", failed)
	}
	return out, nil
}
