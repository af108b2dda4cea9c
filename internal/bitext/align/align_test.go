package align

import (
	"slices"
	"strings"
	"testing"
)

// text makes a text of paragraphs, whose sentences are parted by "|".
func text(paragraphs ...string) []Sentence {
	var list []Sentence
	for n, p := range paragraphs {
		for _, s := range strings.Split(p, "|") {
			list = append(list, Sentence{Text: s, Paragraph: n})
		}
	}
	return list
}

// covers holds the law: every sentence once and in order.
func covers(t *testing.T, beads []Bead, sources, targets int) {
	t.Helper()
	var at Bead
	for _, b := range beads {
		if b.Source.From != at.Source.To || b.Target.From != at.Target.To || b.Source.Len()+b.Target.Len() == 0 {
			t.Fatalf("bead %v follows %v", b, at)
		}
		at = b
	}
	if at.Source.To != sources || at.Target.To != targets {
		t.Fatalf("the beads end at %v, the texts at %d and %d", at, sources, targets)
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("One. Two 3.|Three", "Un. Deux 3.||x")
	f.Add("", "a|b|c")
	f.Fuzz(func(t *testing.T, source, target string) {
		a, b := text(strings.Split(source, "\n")...), text(strings.Split(target, "\n")...)
		beads := Align(a, b)
		covers(t, beads, len(a), len(b))
		if again := Align(a, b); !slices.Equal(beads, again) {
			t.Errorf("the same texts give %v, then %v", beads, again)
		}
	})
}

// TestJump covers texts of which one has a long part that the other lacks.
func TestJump(t *testing.T) {
	pairs := flores(t, "en", "fr")
	var source, target []Sentence
	for i, p := range pairs {
		source = append(source, Sentence{Text: p[0]})
		if i < 200 || i >= 600 {
			target = append(target, Sentence{Text: p[1]})
		}
	}
	beads := Align(source, target)
	covers(t, beads, len(source), len(target))
	right := 0
	for _, b := range beads {
		if b.Source.Len() == 1 && b.Target.Len() == 1 && (b.Source.From == b.Target.From || b.Source.From == b.Target.From+400) {
			right++
		}
	}
	if right < len(target)*97/100 {
		t.Errorf("%d of %d sentences are where they belong", right, len(target))
	}
	if again := Align(source, target); !slices.Equal(beads, again) {
		t.Error("the same texts give other beads")
	}
	covers(t, Align(target, source), len(target), len(source))
	covers(t, Align(source[:1], target), 1, len(target))
}

// TestHelps shows what decides where lengths do not.
func TestHelps(t *testing.T) {
	for name, c := range map[string]struct {
		source, target []Sentence
		want           []Range // of the target, for each source sentence that has one
	}{
		"numbers":    {text("It rose by 1,250 last year, more than ever.|It fell by 38 today.|Nothing else was said."), text("Il a reculé de 38.|Rien d’autre n’a été dit."), []Range{{0, 0}, {0, 1}, {1, 2}}},
		"names":      {text("Mr Kovalenko spoke first.|Mrs Andersen came later.|All went home."), text("M. Kovalenko a parlé d’abord.|Tous sont rentrés."), []Range{{0, 1}, {1, 1}, {1, 2}}},
		"paragraphs": {text("He came in.|He sat down.", "She stood up."), text("Il entra.", "Elle se leva."), []Range{{0, 1}, {1, 1}, {1, 2}}},
	} {
		beads := Align(c.source, c.target)
		covers(t, beads, len(c.source), len(c.target))
		var got []Range
		for _, b := range beads {
			if b.Source.Len() == 1 {
				got = append(got, b.Target)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	a, b := text("Der Bundeskanzler kam.|Die Wahl ist morgen."), text("Cras comitia sunt.")
	a[1].Anchors, b[0].Anchors = []string{"election"}, []string{"election"}
	if beads := Align(a, b); beads[len(beads)-1].Source != (Range{1, 2}) || beads[len(beads)-1].Target.Len() != 1 {
		t.Errorf("an anchor does not hold: %v", beads)
	}
}
