package report

import (
	"crypto/sha256"
	_ "embed" // the page
	"encoding/base64"
	"html/template"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/language"

	"exonym/internal/check"
	"exonym/internal/locale"
)

// The page: template, style and script, all inlined.
var (
	//go:embed page/page.gohtml
	pageTemplate string
	//go:embed page/style.css
	pageStyle string
	//go:embed page/script.js
	pageScript string
)

var page = template.Must(template.New("page").Parse(pageTemplate))

// HTML writes r as one page that needs nothing else: no network, and no script
// to be read. Its policy (CSP) allows exactly the inlined style and script.
func HTML(w io.Writer, r Report, s *locale.Speaker) error {
	v := voice{s}
	out := htmlPage{
		Lang: v.Lang.String(), Labels: v.labels(), Version: r.Version,
		Created: r.Created.UTC().Format("2006-01-02 15:04 UTC"),
		Style:   template.CSS(pageStyle), Script: template.JS(pageScript),
		StyleHash: hash(pageStyle), ScriptHash: hash(pageScript),
	}
	out.Spending = v.spending(r.Spending)
	for i := range r.Articles {
		out.Articles = append(out.Articles, htmlOf(&r.Articles[i], i, v))
	}
	out.Levels = v.levels(r.Articles)
	return page.Execute(w, out)
}

// hash names an inlined text in a content security policy (CSP Level 3, 2.3.1).
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// htmlPage is what the template shows. All texts are in the interface language.
type htmlPage struct {
	Lang, Version, Created string
	Labels                 labels
	Style                  template.CSS
	Script                 template.JS
	StyleHash, ScriptHash  string
	Articles               []htmlArticle
	Levels                 []htmlLevel
	Spending               []string
}

// htmlLevel is one choice of the filter.
type htmlLevel struct{ ID, Label, Count string }

type htmlArticle struct {
	ID, Name, Output, Languages, Engine  string
	Score, ScoreText, ScoreNote, Verdict string
	Ruling                               Ruling
	Percent                              int // 0 where there is no score
	Facts                                []string
	Tally                                []htmlTally
	Groups                               []htmlGroup
	Names                                []htmlName
	Settled                              string
	UnknownNames                         []string
	Segments                             iter.Seq[htmlSegment] // made as they are written
	From, To, FromDir, ToDir             string
	FromName, ToName                     string
	Alone                                bool
}

// htmlTally counts the findings of one severity.
type htmlTally struct{ Severity, Label, Count string }

type htmlGroup struct {
	Severity, Label, Title, Check, Count string
	Places                               []htmlLink
	More                                 string
}

type htmlLink struct{ To, Label string }

type htmlName struct {
	Concept, Sources, Targets, Wanted, Times, Label, Ways string
	Status                                                Status
	Open                                                  bool
	Places                                                []htmlLink
	More                                                  string
}

type htmlSegment struct {
	ID, Where, Kind, Worst string
	Source, Target         []htmlRun
	Failed, Memory         bool
	Unknown                string
	Findings               []htmlFinding
}

// htmlRun is a run of text; Severity is "" where it is not marked.
type htmlRun struct {
	Text, Severity string
	Refs           []htmlLink
}

type htmlFinding struct {
	ID, Number, Severity, Label, Message, Check, Side string
	Fixes                                             []string
}

// levels are the choices of the filter: all, or a severity and what is worse.
func (v voice) levels(articles []Article) []htmlLevel {
	var counts [len(weights)]int
	for i := range articles {
		for _, f := range articles[i].Findings {
			counts[f.Severity]++
		}
	}
	levels := []htmlLevel{{"all", v.labels().All, ""}}
	total := 0
	for severity := check.Critical; ; severity-- {
		total += counts[severity]
		levels = append(levels, htmlLevel{severity.String(), v.level(severity), v.Number(total)})
		if severity == check.Info {
			return levels
		}
	}
}

// direction returns the dir attribute for text in a language.
func direction(tag language.Tag) string {
	if tag == language.Und {
		return "auto"
	}
	script, _ := tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr":
		return "rtl"
	}
	return "ltr"
}

// list joins forms for a cell.
func list(forms []string) string { return strings.Join(forms, ", ") }

// htmlUnit is a segment with what its template needs round it.
type htmlUnit struct {
	Article htmlArticle
	Segment htmlSegment
	Labels  labels
	Lang    string
}

// With gives the template of a segment its surroundings.
func (p htmlPage) With(a htmlArticle, s htmlSegment) htmlUnit {
	return htmlUnit{a, s, p.Labels, p.Lang}
}
