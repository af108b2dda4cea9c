package report

import (
	"strings"
	"time"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// one holds a formatted number or a text for a message.
type one struct{ N string }

// pairOf holds two formatted numbers or texts for a message.
type pairOf struct{ A, B string }

// voice says a report's words in one language.
type voice struct{ *locale.Speaker }

// say says a message without data.
func (v voice) say(m *i18n.Message) string { return v.Text(locale.Say(m, nil)) }

// count says a plural message with n, grouped as the language does.
func (v voice) count(m *i18n.Message, n int) string {
	return v.Text(locale.Say(m, one{v.Number(n)}, n))
}

func (v voice) severity(s check.Severity) string {
	switch s {
	case check.Critical:
		return v.say(&i18n.Message{ID: "report.severity-critical", Other: "critical"})
	case check.Major:
		return v.say(&i18n.Message{ID: "report.severity-major", Other: "major"})
	case check.Minor:
		return v.say(&i18n.Message{ID: "report.severity-minor", Other: "minor"})
	}
	return v.say(&i18n.Message{ID: "report.severity-info", Other: "note"})
}

func (v voice) status(s Status) string {
	switch s {
	case Used:
		return v.say(&i18n.Message{ID: "report.status-used", Other: "as wanted"})
	case Partly:
		return v.say(&i18n.Message{ID: "report.status-partly", Other: "not everywhere"})
	case Protected:
		return v.say(&i18n.Message{ID: "report.status-protected", Other: "protected"})
	case Left:
		return v.say(&i18n.Message{ID: "report.status-left", Other: "left to the engine"})
	}
	return v.say(&i18n.Message{ID: "report.status-missing", Other: "missing"})
}

// ways says by which ways a name came over.
func (v voice) ways(ways []How) string {
	var said []string
	for _, way := range ways {
		switch way {
		case ByEngine:
			said = append(said, v.say(&i18n.Message{ID: "report.way-engine", Other: "by the engine’s own dictionary"}))
		case ByTerms:
			said = append(said, v.say(&i18n.Message{ID: "report.way-told", Other: "given to the engine as a term"}))
		case ByProtection:
			said = append(said, v.say(&i18n.Message{ID: "report.way-protected", Other: "carried past the engine"}))
		}
	}
	return v.List(said)
}

// language names a tag in the interface language, "French".
func (v voice) language(tag language.Tag) string {
	if tag == language.Und {
		return v.say(&i18n.Message{ID: "report.language-unknown", Other: "unknown language"})
	}
	if name := display.Tags(v.Lang).Name(tag); name != "" {
		return name
	}
	return tag.String()
}

// languages says from which language to which: "French (detected) → Spanish".
func (v voice) languages(a *Article) string {
	to := v.language(a.To)
	if a.Alone() {
		return to
	}
	from := v.language(a.From)
	if a.FromDetected {
		from = v.Text(locale.Say(&i18n.Message{ID: "report.detected", Other: "{{.N}} (detected)"}, one{from}))
	}
	return from + " → " + to
}

// verdict says what to do with an article, in one line.
func (v voice) verdict(a *Article) string {
	switch a.Verdict.Ruling {
	case Ready:
		return v.say(&i18n.Message{ID: "report.verdict-ready", Other: "Ready: the checks found nothing to look at"})
	case Look:
		return v.count(&i18n.Message{ID: "report.verdict-look", One: "Ready after a look at {{.N}} place", Other: "Ready after a look at {{.N}} places"}, a.Verdict.Places)
	case Revise:
		return v.count(&i18n.Message{ID: "report.verdict-revise", One: "A draft that gives the gist: to be revised throughout, {{.N}} place first", Other: "A draft that gives the gist: to be revised throughout, {{.N}} places first"}, a.Verdict.Places)
	case Stop:
		why := strings.Join(v.reasons(a), ", ")
		return v.Text(locale.Say(&i18n.Message{ID: "report.verdict-stop", Other: "Do not publish: {{.N}}"}, one{why}))
	}
	return v.say(&i18n.Message{ID: "report.verdict-unjudged", Other: "Not judged: no check looked at this text"})
}

func (v voice) reasons(a *Article) []string {
	var why []string
	if n := a.Verdict.Failed; n > 0 {
		why = append(why, v.count(&i18n.Message{ID: "report.reason-failed", One: "{{.N}} segment is not translated", Other: "{{.N}} segments are not translated"}, n))
	}
	if n := a.Verdict.Critical; n > 0 {
		why = append(why, v.count(&i18n.Message{ID: "report.reason-critical", One: "{{.N}} critical finding", Other: "{{.N}} critical findings"}, n))
	}
	if len(why) == 0 {
		why = append(why, v.count(&i18n.Message{ID: "report.reason-places", One: "{{.N}} place to mend", Other: "{{.N}} places to mend"}, a.Verdict.Places))
	}
	return why
}

// score says the score, or that there is none.
func (v voice) score(a *Article) string {
	if a.Score == Unjudged {
		return v.say(&i18n.Message{ID: "report.score-none", Other: "No score"})
	}
	return v.Text(locale.Say(&i18n.Message{ID: "report.score", Other: "Score {{.N}} of 100"}, one{v.Number(a.Score)}))
}

// scoreNote says what a person must know to read the score.
func (v voice) scoreNote(a *Article) string {
	if a.Score == Unjudged || a.Verdict.Names == 0 {
		return ""
	}
	return v.count(&i18n.Message{ID: "report.names-open", One: "{{.N}} name is not settled; the score stops at 95", Other: "{{.N}} names are not settled; the score stops at 95"}, a.Verdict.Names)
}

// facts says the sizes of an article, one fact an item.
func (v voice) facts(a *Article) []string {
	c := a.Counts
	facts := []string{v.count(&i18n.Message{ID: "report.words", One: "{{.N}} word", Other: "{{.N}} words"}, c.Words)}
	if a.Alone() {
		facts = append(facts, v.count(&i18n.Message{ID: "report.segments", One: "{{.N}} segment", Other: "{{.N}} segments"}, c.Segments))
	} else {
		done := pairOf{v.Number(c.Translated), v.Number(c.Segments)}
		facts = append(facts, v.Text(locale.Say(&i18n.Message{ID: "report.translated", One: "{{.A}} of {{.B}} segment translated", Other: "{{.A}} of {{.B}} segments translated"}, done, c.Segments)))
	}
	if c.Memory > 0 {
		facts = append(facts, v.count(&i18n.Message{ID: "report.from-memory", One: "{{.N}} from memory", Other: "{{.N}} from memory"}, c.Memory))
	}
	facts = append(facts, v.count(&i18n.Message{ID: "report.checks", One: "{{.N}} check", Other: "{{.N}} checks"}, len(a.Checks)))
	if a.Duration > 0 {
		facts = append(facts, v.duration(a.Duration))
	}
	return facts
}

// duration says d in seconds with one decimal, from a minute in minutes.
func (v voice) duration(d time.Duration) string {
	if d >= time.Minute {
		d = d.Round(time.Second)
		return v.Text(locale.Say(&i18n.Message{ID: "report.minutes", Other: "{{.A}} min {{.B}} s"}, pairOf{v.Number(int(d.Minutes())), v.Number(int(d.Seconds()) % 60)}))
	}
	return v.Text(locale.Say(&i18n.Message{ID: "report.seconds", Other: "{{.N}} s"}, one{v.Number(d.Round(100 * time.Millisecond).Seconds())}))
}

// engine names the engine and its route, "" where nothing was translated.
func engine(a *Article) string {
	if a.Route == "" || a.Engine == "" {
		return a.Engine + a.Route
	}
	return a.Engine + " (" + a.Route + ")"
}

// title says what a group of findings is about.
func (v voice) title(a *Article, g Group) string {
	first := v.Text(a.Findings[g.Findings[0]].Message)
	if len(g.Findings) == 1 {
		return first
	}
	for _, c := range a.Checks {
		if c.ID == g.Check && c.Title != nil {
			return v.say(c.Title)
		}
	}
	return first
}

// where names a place: line and column, or the segment where they are not known.
func where(at Position, id article.ID) string {
	if at.Line == 0 {
		return id.String()
	}
	return itoa(int(at.Line)) + ":" + itoa(int(at.Column))
}

var sayPlaces = &i18n.Message{ID: "report.places", One: "{{.N}} place", Other: "{{.N}} places"}

// level names a choice of the filter: findings of a severity and worse.
func (v voice) level(s check.Severity) string {
	switch s {
	case check.Critical:
		return v.severity(s)
	case check.Info:
		return v.say(&i18n.Message{ID: "report.show-info", Other: "all findings"})
	}
	return v.Text(locale.Say(&i18n.Message{ID: "report.show-worse", Other: "{{.N}} and worse"}, one{v.severity(s)}))
}
