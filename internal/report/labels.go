package report

import (
	"strconv"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// labels are the fixed words of a report.
type labels struct {
	Title, Articles, Article, Languages, Score, Verdict     string
	First, Nothing, Source, Target, Text                    string
	Names, InSource, InTarget, Wanted, Times, Status        string
	Where, Unknown, UnknownWords, Show, All, Next, Previous string
	Skip, Failed, Memory, Spent                             string
}

// labels says all fixed words.
func (v voice) labels() labels {
	return labels{
		Title:        v.say(&i18n.Message{ID: "report.title", Other: "Quality report"}),
		Articles:     v.say(&i18n.Message{ID: "report.articles", Other: "Articles"}),
		Article:      v.say(&i18n.Message{ID: "report.article", Other: "Article"}),
		Languages:    v.say(&i18n.Message{ID: "report.languages", Other: "Languages"}),
		Score:        v.say(&i18n.Message{ID: "report.score-label", Other: "Score"}),
		Verdict:      v.say(&i18n.Message{ID: "report.verdict", Other: "Verdict"}),
		First:        v.say(&i18n.Message{ID: "report.first", Other: "Look at first"}),
		Nothing:      v.say(&i18n.Message{ID: "report.nothing", Other: "No findings"}),
		Source:       v.say(&i18n.Message{ID: "report.source", Other: "Source"}),
		Target:       v.say(&i18n.Message{ID: "report.target", Other: "Translation"}),
		Text:         v.say(&i18n.Message{ID: "report.text", Other: "Text"}),
		Names:        v.say(&i18n.Message{ID: "report.names", Other: "Names"}),
		InSource:     v.say(&i18n.Message{ID: "report.in-source", Other: "In the source"}),
		InTarget:     v.say(&i18n.Message{ID: "report.in-target", Other: "In the translation"}),
		Wanted:       v.say(&i18n.Message{ID: "report.wanted", Other: "Wanted"}),
		Times:        v.say(&i18n.Message{ID: "report.times", Other: "Times"}),
		Status:       v.say(&i18n.Message{ID: "report.status", Other: "Status"}),
		Where:        v.say(&i18n.Message{ID: "report.where", Other: "Where"}),
		Unknown:      v.say(&i18n.Message{ID: "report.unknown-names", Other: "Names that neither glossary nor engine know"}),
		UnknownWords: v.say(&i18n.Message{ID: "report.unknown-words", Other: "Unknown to the engine"}),
		Show:         v.say(&i18n.Message{ID: "report.show", Other: "Show"}),
		All:          v.say(&i18n.Message{ID: "report.show-all", Other: "whole text"}),
		Next:         v.say(&i18n.Message{ID: "report.next", Other: "Next finding (key N)"}),
		Previous:     v.say(&i18n.Message{ID: "report.previous", Other: "Previous finding (key P)"}),
		Skip:         v.say(&i18n.Message{ID: "report.skip", Other: "Skip to the findings"}),
		Failed:       v.say(&i18n.Message{ID: "report.not-translated", Other: "not translated"}),
		Spent:        v.say(&i18n.Message{ID: "budget.report.spent", Other: "Spent"}),
		Memory:       v.say(&i18n.Message{ID: "report.memory", Other: "from memory"}),
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
