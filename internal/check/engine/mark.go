package engine

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"exonym/internal/article"
	"exonym/internal/check"
	"exonym/internal/locale"
)

// Mark finds the debris of engines.
var Mark = &check.Check{
	ID:       "engine.mark",
	Title:    &i18n.Message{ID: "check.engine.mark.title", Other: "Debris of the engine"},
	Doc:      "The text holds what an engine left behind: signs for unknown words (*word, @word, #word), place holders that were not put back, character references (&#39;), the talk of a language model round its answer, or a phrase said four times over. What the source has too is left alone; in a text without source, #word and @word are taken for hashtags and handles. The patterns are in marks.txt.",
	Scope:    check.Target,
	Severity: check.Major,
	Run:      mark,
}

//go:embed marks.txt
var data string

type pattern struct {
	kind  string
	needs string // every match holds one of these signs
	re    *regexp.Regexp
}

var patterns = sync.OnceValue(func() []pattern {
	var all []pattern
	for _, line := range strings.Split(data, "\n") {
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		if re, err := regexp.Compile(fields[2]); err == nil {
			all = append(all, pattern{fields[0], fields[1], re})
		}
	}
	return all
})

// kinds say each kind of debris in words.
var kinds = map[string]*i18n.Message{
	"mark":     &i18n.Message{ID: "check.engine.mark.mark", Other: "“{{.Text}}” carries a mark of the engine: it could not translate the word."},
	"place":    &i18n.Message{ID: "check.engine.mark.place", Other: "“{{.Text}}” is a place holder that was not replaced."},
	"entity":   &i18n.Message{ID: "check.engine.mark.entity", Other: "“{{.Text}}” is a character reference: the reader will see it as it is."},
	"preamble": &i18n.Message{ID: "check.engine.mark.preamble", Other: "“{{.Text}}” is not part of the article: the engine talks about its translation."},
}

func mark(p *check.Pass) {
	for i := range p.Units {
		u := &p.Units[i]
		for _, pat := range patterns() {
			if !strings.ContainsAny(u.Target, pat.needs) {
				continue
			}
			places := pat.re.FindAllStringSubmatchIndex(u.Target, -1)
			if places == nil || u.Source != "" && pat.re.MatchString(u.Source) {
				continue
			}
			for _, at := range places {
				report(p, u, pat.kind, at)
			}
		}
		loop(p, u)
	}
}

func report(p *check.Pass, u *check.Unit, kind string, at []int) {
	span := article.Span{Start: at[0], End: at[1]}
	if len(at) >= 4 && at[2] >= 0 {
		span = article.Span{Start: at[2], End: at[3]}
	}
	text := u.Target[span.Start:span.End]
	var fixes []check.Edit
	if kind == "mark" {
		rest := u.Target[span.End:]
		if u.Source == "" && text[0] != '*' || strings.HasPrefix(rest, text[:1]) {
			return // a hashtag, a handle, *emphasis*
		}
		fixes = []check.Edit{{Span: article.Span{Start: span.Start, End: span.Start + 1}}}
	}
	p.Report(u, span, locale.Say(kinds[kind], struct{ Text string }{text}), fixes...)
}

var sayMarkLoop = &i18n.Message{
	ID:    "check.engine.mark.loop",
	Other: "The phrase “{{.Text}}” is repeated over and over.",
}

// loop finds a phrase of one to four words that is said four times in a row.
func loop(p *check.Pass, u *check.Unit) {
	words := check.Words(u.Target)
	for n := 1; n <= 4; n++ {
		for i := 0; i+4*n <= len(words); i++ {
			if !loops(words[i:i+4*n], n) {
				continue
			}
			span := article.Span{Start: words[i].Span.Start, End: words[i+4*n-1].Span.End}
			if !strings.Contains(strings.ToLower(u.Source), strings.ToLower(words[i].Text+" "+words[i].Text)) {
				p.Report(u, span, locale.Say(sayMarkLoop, struct{ Text string }{u.Target[words[i].Span.Start:words[i+n-1].Span.End]}))
			}
			return
		}
	}
}

func loops(words []check.Word, n int) bool {
	for i := n; i < len(words); i++ {
		if !strings.EqualFold(words[i].Text, words[i%n].Text) {
			return false
		}
	}
	return !slices.ContainsFunc(words, func(w check.Word) bool { return !w.Letters() })
}
