package exec

import (
	"context"
	"strconv"

	"exonym/internal/backend"
)

// pingID stands for the id that a ping lacks.
const pingID = "ping"

// await waits until the plug-in has greeted.
func (p *plugin) await(ctx context.Context) error {
	select {
	case <-p.ready:
		return nil
	case <-p.gone:
		return p.why()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// ask sends a request and waits for its answer. It holds a slot until the plug-in has
// answered, even if nobody waits for that any more.
func (p *plugin) ask(ctx context.Context, r request) (answer, error) {
	select {
	case p.slots <- struct{}{}:
	case <-p.gone:
		return answer{}, p.why()
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
	r.Type = "translate"
	var call chan answer
	r.ID, call = p.open()
	text, err := line(r)
	if err == nil && len(text) > maxLine {
		err = fault(backend.TooLarge, "the request is a line of more than %d MiB", maxLine>>20)
	}
	if err != nil {
		p.drop(r.ID)
		return answer{}, err
	}
	select {
	case p.input <- text:
	case <-p.gone:
		return answer{}, p.why()
	case <-ctx.Done():
		p.drop(r.ID)
		return answer{}, ctx.Err()
	}
	a, err := p.wait(ctx, call)
	if ctx.Err() != nil && p.hello.Capabilities.Cancel {
		cancel, _ := line(short{Type: "cancel", ID: r.ID})
		go p.send(cancel)
	}
	return a, err
}

// open gives an id and a place for its answer.
func (p *plugin) open() (string, chan answer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	id, call := strconv.Itoa(p.last), make(chan answer, 1)
	p.calls[id] = call
	return id, call
}

// drop forgets a request that was not sent.
func (p *plugin) drop(id string) {
	p.mu.Lock()
	delete(p.calls, id)
	p.mu.Unlock()
	<-p.slots
}

// wait waits for an answer. One that came just before the plug-in ended counts.
func (p *plugin) wait(ctx context.Context, call chan answer) (answer, error) {
	select {
	case a := <-call:
		return a, nil
	case <-ctx.Done():
		return answer{}, ctx.Err()
	case <-p.gone:
	}
	select {
	case a := <-call:
		return a, nil
	default:
		return answer{}, p.why()
	}
}

// ping asks for a sign of life. One ping is under way at a time.
func (p *plugin) ping(ctx context.Context) error {
	call := make(chan answer, 1)
	p.mu.Lock()
	p.calls[pingID] = call
	p.mu.Unlock()
	text, _ := line(short{Type: "ping"})
	select {
	case p.input <- text:
	case <-p.gone:
		return p.why()
	case <-ctx.Done():
		return ctx.Err()
	}
	_, err := p.wait(ctx, call)
	return err
}
