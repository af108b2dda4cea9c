package exec

import (
	"context"
	"strconv"

	"exonym/internal/backend"
	"exonym/internal/backend/child"
)

// Await waits until the plug-in has greeted.
func (p *plugin) Await(ctx context.Context) error {
	select {
	case <-p.ready:
		return nil
	case <-p.Gone():
		return p.Why()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ask sends a request and waits for its answer. It holds a slot until the plug-in has
// answered, even if nobody waits for that any more.
func (p *plugin) ask(ctx context.Context, r request) (answer, error) {
	select {
	case p.slots <- struct{}{}:
	case <-p.Gone():
		return answer{}, p.Why()
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
	id, call := p.calls.Open()
	r.Type, r.ID = "translate", strconv.Itoa(id)
	text, err := line(r)
	if err == nil && len(text) > maxLine {
		err = fault(backend.TooLarge, "the request is a line of more than %d MiB", maxLine>>20)
	}
	if err == nil {
		err = p.Send(ctx, text)
	}
	if err != nil {
		if p.calls.Drop(id) {
			<-p.slots
		}
		return answer{}, err
	}
	a, err := child.Wait(ctx, p.Program, call)
	if ctx.Err() != nil && p.hello.Capabilities.Cancel {
		cancel, _ := line(short{Type: "cancel", ID: r.ID})
		go func() { _ = p.Send(context.Background(), cancel) }()
	}
	return a, err
}

// deliver hands an answer to the request that waits for it; false: none does.
func (p *plugin) deliver(a answer) bool {
	id, err := strconv.Atoi(a.ID)
	if err != nil || !p.calls.Deliver(id, a) {
		return false
	}
	p.noise = 0
	<-p.slots
	return true
}

// ping asks for a sign of life. One ping is under way at a time.
func (p *plugin) ping(ctx context.Context) error {
	select {
	case <-p.pong: // of an earlier ping that nobody waited for
	default:
	}
	text, _ := line(short{Type: "ping"})
	if err := p.Send(ctx, text); err != nil {
		return err
	}
	_, err := child.Wait(ctx, p.Program, p.pong)
	return err
}
