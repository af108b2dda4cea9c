// Package chattest answers questions of package chat as a model would, for the tests of
// engines that speak to one.
//
//	answer := chattest.Answer(question, chattest.Spanish)
package chattest

import (
	"encoding/json"
	"hash/fnv"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Question is what a model is asked.
type Question struct {
	Title    string    `json:"title"`
	Segments []Segment `json:"segments"`
}

// Segment is one of the texts to translate.
type Segment struct {
	ID       int               `json:"id"`
	Text     string            `json:"text"`
	Kind     string            `json:"kind"`
	Before   []Wording         `json:"before"`
	After    []Wording         `json:"after"`
	Terms    []Wording         `json:"terms"`
	Tokens   map[string]string `json:"tokens"`
	Examples []Wording         `json:"examples"`
	Rejected string            `json:"rejected"`
	Because  string            `json:"because"`
}

// Wording is a text and its translation.
type Wording struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

// Read reads a question. One with anything that Question lacks is a fault of the engine.
func Read(question string) (q Question, err error) {
	d := json.NewDecoder(strings.NewReader(question))
	d.DisallowUnknownFields()
	err = d.Decode(&q)
	return q, err
}

// Answer is the JSON of an answer, each text translated by translate.
func Answer(q Question, translate func(string) string) string {
	type text struct {
		ID   int    `json:"id"`
		Text string `json:"text"`
	}
	answer := struct {
		Segments []text `json:"segments"`
	}{[]text{}}
	for _, s := range q.Segments {
		answer.Segments = append(answer.Segments, text{s.ID, translate(s.Text)})
	}
	out, err := json.Marshal(answer)
	if err != nil {
		panic(err) // texts and numbers can be written
	}
	return string(out)
}

var (
	frequent = strings.Fields("de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora cada vida otro después otros aunque esa eso hace otra gobierno tan durante siempre día tanto ella tres dijo sido gran país según menos")
	word     = regexp.MustCompile(`<[^<>]*>|\{[^{}]*\}|[\p{Latin}\p{M}]+`)
)

// Spanish is a translation that has the looks of one: every word becomes one of the
// hundred most frequent of Spanish, always the same. Tokens and placeholders stay.
func Spanish(text string) string {
	return word.ReplaceAllStringFunc(text, func(w string) string {
		if strings.ContainsAny(w, "<{") {
			return w
		}
		h := fnv.New32a()
		h.Write([]byte(w))
		first := int(h.Sum32() % uint32(len(frequent)))
		spanish := frequent[first]
		for n := 1; n <= utf8.RuneCountInString(w)/10; n++ { // long words stay long
			spanish += " " + frequent[(first+n)%len(frequent)]
		}
		return spanish
	})
}
