package cli

import (
	"context"
	"fmt"

	"exonym/internal/backend"
	"exonym/internal/locale"
	"exonym/internal/pipeline"
)

// planned is a line of the plan, as --json writes it.
type planned struct {
	File       string `json:"file"`
	Output     string `json:"output"`
	From       string `json:"from"`
	To         string `json:"to"`
	Engine     string `json:"engine"`
	Route      string `json:"route,omitempty"`
	Segments   int    `json:"segments"`
	Characters int    `json:"characters"`
	Words      int    `json:"words"`
	Recalled   int    `json:"from_memory"`
}

// plan says what would be sent where. Nothing is sent and nothing written.
func (p *program) plan(ctx context.Context, o *translateOptions, engine backend.Backend, work []*translation) error {
	var plans []planned
	for _, t := range work {
		job := pipeline.Job{Backend: engine, To: t.to}
		plan, err := job.Plan(ctx, t.input.source)
		if err != nil {
			t.err = err
			return engineFault(t)
		}
		plans = append(plans, planned{t.input.path, t.path, plan.From.String(), plan.To.String(), plan.Engine, plan.Route,
			plan.Segments, plan.Characters, plan.Words, plan.Recalled})
	}
	if o.json {
		return p.writeJSON(plans)
	}
	for _, plan := range plans {
		fmt.Fprintln(p.out, p.text(locale.Say(sayPlanLine, struct {
			File, Output, From, To, Engine, Route, Segments, Characters, Words, Recalled string
		}{
			plan.File, plan.Output, plan.From, plan.To, plan.Engine, plan.Route, p.speaker.Number(plan.Segments),
			p.speaker.Number(plan.Characters), p.speaker.Number(plan.Words), p.speaker.Number(plan.Recalled),
		})))
	}
	_, err := fmt.Fprintln(p.out, p.text(locale.Say(sayNothingSent, nil)))
	return err
}
