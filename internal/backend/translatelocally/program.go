package translatelocally

import (
	"context"
	"encoding/json"
	"time"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// listTime is how long the program may take to start and to list its models.
const listTime = 30 * time.Second

// maxNoise is how many messages in a row may answer nothing: more is a flood.
const maxNoise = 1000

// program is one translateLocally that runs.
type program struct {
	*child.Program
	calls  child.Calls[answer]
	noise  int
	ready  chan struct{} // closed once models is there
	models models
}

// start runs the program and asks for its models.
func start(argv []string) (*program, error) {
	p := &program{ready: make(chan struct{})}
	p.Program = child.NewProgram(argv, child.Talk{Engine: name, Split: whole, Max: header + maxAnswer, Hear: p.hear})
	if err := p.Start(); err != nil {
		return nil, err
	}
	go p.list()
	return p, nil
}

// list asks for the models. A program that does not tell is of no use.
func (p *program) list() {
	ctx, cancel := context.WithTimeout(context.Background(), listTime)
	defer cancel()
	a, err := p.ask(ctx, "ListModels", listModels{})
	var list []listed
	switch {
	case ctx.Err() != nil:
		err = fault(backend.Unavailable, "it did not list its models in %v", listTime)
	case err == nil && !a.Success:
		err = fault(backend.Unavailable, "it has no list of models")
	case err == nil && json.Unmarshal(a.Data, &list) != nil:
		err = fault(backend.BadOutput, "its list of models is none")
	}
	if err != nil {
		p.Fail(err)
		return
	}
	p.models = readModels(list)
	close(p.ready)
}

// hear takes one message; an error is the end of the program.
func (p *program) hear(text []byte) error {
	var a answer
	if json.Unmarshal(text, &a) != nil {
		return fault(backend.BadOutput, "it wrote %d bytes that are no message of the protocol", len(text))
	}
	if !a.Update && p.calls.Deliver(a.ID, a) {
		p.noise = 0
		return nil
	}
	if p.noise++; p.noise > maxNoise {
		return fault(backend.BadOutput, "it wrote %d messages that answer nothing", p.noise)
	}
	return nil
}

// ask sends a command and waits for its answer.
func (p *program) ask(ctx context.Context, command string, data any) (answer, error) {
	call, err := p.send(ctx, command, data)
	if err != nil {
		return answer{}, err
	}
	return child.Wait(ctx, p.Program, call)
}

// send sends a command. An answer that nobody waits for any more is dropped when it comes.
func (p *program) send(ctx context.Context, command string, data any) (<-chan answer, error) {
	id, call := p.calls.Open()
	message, err := frame(request{id, command, data})
	if err == nil {
		err = p.Send(ctx, message)
	}
	if err != nil {
		p.calls.Drop(id)
		return nil, err
	}
	return call, nil
}

// Await waits until the models are known.
func (p *program) Await(ctx context.Context) error {
	select {
	case <-p.ready:
		return nil
	case <-p.Gone():
		return p.Why()
	case <-ctx.Done():
		return ctx.Err()
	}
}
