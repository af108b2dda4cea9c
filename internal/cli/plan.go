package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

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
func (p *program) plan(ctx context.Context, o *translateOptions, work []*translation) error {
	var plans []planned
	for _, t := range work {
		job := pipeline.Job{Backend: t.engine, To: t.to}
		plan, err := job.Plan(ctx, t.input.source)
		if err != nil {
			t.err = err
			return p.engineFault(o.conf, t)
		}
		plans = append(plans, planned{t.input.path, t.path, plan.From.String(), plan.To.String(), plan.Engine, plan.Route,
			plan.Segments, plan.Characters, plan.Words, plan.Recalled})
	}
	if o.json {
		return p.writeJSON(plans)
	}
	for _, plan := range plans {
		sizes := []string{p.count(saySegments, plan.Segments), p.count(sayWords, plan.Words), p.count(sayCharacters, plan.Characters), p.count(sayRecalled, plan.Recalled)}
		fmt.Fprintln(p.out, p.text(locale.Say(sayPlanLine, struct {
			File, Output, Engine, Route, Sizes string
			From, To                           language.Tag
		}{plan.File, plan.Output, plan.Engine, plan.Route, strings.Join(sizes, " · "), language.Make(plan.From), language.Make(plan.To)})))
	}
	_, err := fmt.Fprintln(p.out, p.text(locale.Say(sayNothingSent, nil)))
	return err
}

// count words a number of things.
func (p *program) count(m *i18n.Message, n int) string {
	return p.text(locale.Say(m, struct{ N string }{p.speaker.Number(n)}, n))
}
