package number

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"exonym/internal/check"
)

var (
	vocabularies   = map[string]map[string]float64{}
	vocabulariesMu sync.Mutex
)

// vocabulary returns the number words of a language with their values.
func vocabulary(base string) map[string]float64 {
	vocabulariesMu.Lock()
	defer vocabulariesMu.Unlock()
	if words, ok := vocabularies[base]; ok {
		return words
	}
	words := map[string]float64{}
	for _, line := range lines("data/" + base + ".txt") {
		number, list, _ := strings.Cut(line, " ")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			continue
		}
		for _, w := range strings.Split(list, ", ") {
			w = strings.ReplaceAll(w, " ", "-")
			if _, taken := words[w]; !taken {
				words[w] = v
			}
		}
	}
	vocabularies[base] = words
	return words
}

// spelled returns the values that the words of text may stand for: number words
// alone and joined, Roman numerals, months.
func spelled(text, base string) map[float64]bool {
	known := vocabulary(base)
	values := map[float64]bool{}
	words := check.Words(text)
	for i, w := range words {
		lower := strings.ToLower(w.Text)
		if v, ok := roman(w.Text); ok {
			values[v] = true
		}
		v, ok := known[lower]
		if !ok {
			v, ok = compound(lower, known)
		}
		if !ok {
			v, ok = beginning(lower, known)
		}
		if !ok {
			continue
		}
		values[v] = true
		chain(words[i:], known, values)
	}
	return values
}

// beginning reads words that begin with a number: sechzehnjährig, sedicenne. The
// number's last letter may have changed.
func beginning(word string, known map[string]float64) (float64, bool) {
	runes := []rune(word)
	for n := len(runes) - 1; n >= 4; n-- {
		head := string(runes[:n])
		for _, end := range []string{"", "i", "o", "e", "a"} {
			if v, ok := known[head+end]; ok && v > 2 && v < 1000 {
				return v, true
			}
		}
	}
	return 0, false
}

// chain adds the values of the number that begins with words[0] and runs on:
// twenty-five, two hundred and ten, three thousand.
func chain(words []check.Word, known map[string]float64, values map[float64]bool) {
	key := ""
	var total, part float64
	for i, w := range words {
		lower := strings.ToLower(w.Text)
		v, ok := known[lower]
		if key != "" {
			if joined, also := known[key+"-"+lower]; also {
				values[joined], part = true, joined
				key += "-" + lower
				continue
			}
		}
		switch {
		case lower == "and" || lower == "et" || lower == "y" || lower == "e":
			key += "-" + lower
			continue
		case !ok || i > 6:
			return
		case v >= 1000:
			total, part = (total+max(part, 1))*v, 0
		case v == 100:
			part = max(part, 1) * 100
		default:
			part += v
		}
		key = lower
		values[total+part] = true
	}
}

// compound reads words written together: German zweihundert, dreitausend.
func compound(word string, known map[string]float64) (float64, bool) {
	for _, by := range []struct {
		word  string
		value float64
	}{{"tausend", 1000}, {"hundert", 100}, {"duizend", 1000}, {"honderd", 100}, {"mila", 1000}, {"cento", 100}, {"cientos", 100}, {"cientas", 100}} {
		head, tail, ok := strings.Cut(word, by.word)
		if !ok {
			continue
		}
		n, known1 := known[head]
		rest, known2 := known[tail]
		if (known1 || head == "") && (known2 || tail == "") {
			return max(n, 1)*by.value + rest, true
		}
	}
	return 0, false
}

var romanPattern = regexp.MustCompile(`^(M{0,3})(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:e|er|ère|ème|º|ª|th)?$`)

// roman reads a Roman numeral in capitals, perhaps with an ordinal ending.
func roman(word string) (float64, bool) {
	m := romanPattern.FindStringSubmatch(word)
	if m == nil || m[1]+m[2]+m[3]+m[4] == "" {
		return 0, false
	}
	worth := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	total, letters := 0, m[1]+m[2]+m[3]+m[4]
	for i := range letters {
		v := worth[letters[i]]
		if i+1 < len(letters) && v < worth[letters[i+1]] {
			v = -v
		}
		total += v
	}
	return float64(total), true
}
