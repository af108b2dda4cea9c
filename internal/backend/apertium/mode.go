package apertium

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// stage is one program of a pipeline with its arguments.
type stage []string

// Parameters of a mode file: $1 is the flag of the generator, $2 an extra flag
// of the tagger, which is never set.
const generatorParameter = "$1"

// readMode returns the pipeline of the mode file at path, ready to run: with null
// flush, word-bound blanks, and -g ("with marks of unknown words") as
// the generator's flag.
func readMode(path string) ([]stage, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	stages, err := parseMode(string(text))
	if err != nil {
		return nil, fmt.Errorf("mode file %s: %w", path, err)
	}
	return fill(nullFlush(stages)), nil
}

// parseMode cuts one shell line of programs joined by "|". It knows quotes and
// backslashes, which is all that mode files use; anything else is an error.
func parseMode(line string) ([]stage, error) {
	var stages []stage
	var words stage
	var word strings.Builder
	open, escaped := false, false // a word has begun; the last rune was a backslash
	quote := rune(0)
	endWord := func() {
		if open {
			words = append(words, word.String())
		}
		word.Reset()
		open = false
	}
	for _, r := range strings.TrimSpace(line) {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			escaped, open = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, open = r, true
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			endWord()
		case r == '|':
			endWord()
			stages = append(stages, words)
			words = nil
		case strings.ContainsRune(";&<>()`", r):
			return nil, fmt.Errorf("shell character %q is not supported", r)
		default:
			word.WriteRune(r)
			open = true
		}
	}
	endWord()
	stages = append(stages, words)
	if quote != 0 || escaped {
		return nil, fmt.Errorf("a quote is not closed")
	}
	for i, s := range stages {
		if len(s) == 0 {
			return nil, fmt.Errorf("program %d of %d is empty", i+1, len(stages))
		}
	}
	return stages, nil
}

// withoutNullFlush are the programs that have no -z.
var withoutNullFlush = []string{"vislcg3", "cg-mwesplit"}

// nullFlush rewrites a pipeline as apertium-wblank-mode -z does: every program
// answers at each NUL, blanks that belong to words are attached after the first
// program and detached before the generator, and the old apertium-transfer with
// a dictionary of its own becomes two programs.
func nullFlush(stages []stage) []stage {
	var out []stage
	for i, s := range stages {
		if slices.Contains(s, generatorParameter) {
			out = append(out, stage{"apertium-wblank-detach"})
		}
		out = append(out, flushing(s)...)
		if i == 0 {
			out = append(out, stage{"apertium-wblank-attach"})
		}
	}
	return out
}

func flushing(s stage) []stage {
	program, rest := s[0], s[1:]
	if slices.Contains(withoutNullFlush, program) || slices.Contains(rest, "-z") {
		return []stage{s}
	}
	if program == "apertium-transfer" && len(rest) == 3 && !strings.HasPrefix(rest[0], "-") {
		return []stage{
			{"lt-proc", "-z", "-b", rest[2]},
			{program, "-z", "-b", rest[0], rest[1]},
		}
	}
	return []stage{append(stage{program, "-z"}, rest...)}
}

// fill puts values in for $1 and $2.
func fill(stages []stage) []stage {
	for i, s := range stages {
		var words stage
		for _, word := range s {
			switch word {
			case generatorParameter:
				words = append(words, "-g")
			case "$2", "":
			default:
				words = append(words, word)
			}
		}
		stages[i] = words
	}
	return stages
}
