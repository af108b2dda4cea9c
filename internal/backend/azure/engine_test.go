package azure

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"exonym/internal/article"
	"exonym/internal/backend"
	"exonym/internal/backend/backendtest"
	"exonym/internal/backend/budget"
	"exonym/internal/backend/rest/resttest"
)

func TestSuite(t *testing.T) {
	for _, version := range []string{stable, preview} {
		t.Run(version, func(t *testing.T) {
			url := serve(t, &fake{})
			backendtest.Run(t, func() backend.Backend { return openAt(t, url, backend.Settings{"api-version": version}) },
				backendtest.Options{From: language.French, To: language.Spanish, Unserved: language.MustParse("la")})
		})
	}
}

func TestFaults(t *testing.T) {
	for version, bad := range map[string]map[string]string{
		stable: {
			"wrong count": `[]`, "two": `[{"translations":[{"text":"a"}]},{"translations":[{"text":"b"}]}]`, "no translation": `[{"translations":[]}]`,
			"two targets": `[{"translations":[{"text":"a"},{"text":"b"}]}]`, "damaged": `[{"translations":[{"text":"<img id=9>"}]}]`, "escaped": `[{"translations":[{"text":"L&amp;#39;eau"}]}]`,
		},
		preview: {"wrong count": `{"value":[]}`, "no translation": `{"value":[{}]}`},
	} {
		t.Run(version, func(t *testing.T) {
			resttest.Run(t, resttest.Engine{
				Open: func(t *testing.T, url string) backend.Backend {
					return openAt(t, url, backend.Settings{"api-version": version})
				},
				Good: &fake{}, From: language.French, To: language.Spanish, Bad: bad,
			})
		})
	}
}

// TestCodes: Azure's own codes say more than the status.
func TestCodes(t *testing.T) {
	for code, want := range map[int]struct {
		class backend.Class
		after time.Duration
	}{
		400050: {backend.TooLarge, 0}, 400072: {backend.TooLarge, 0}, 400077: {backend.TooLarge, 0},
		400023: {backend.BadRequest, 0}, 400035: {backend.BadRequest, 0}, 400036: {backend.BadRequest, 0},
		400074: {backend.BadRequest, 0}, 400079: {backend.BadRequest, 0}, 401000: {backend.Auth, 0}, 401015: {backend.Auth, 0},
		403000: {backend.Auth, 0}, 403001: {backend.Quota, 0}, 408001: {backend.Unavailable, time.Minute}, 408002: {backend.Unavailable, time.Minute},
		429000: {backend.Rate, 0}, 429001: {backend.Rate, 0}, 429002: {backend.Rate, 0}, 500000: {backend.Unavailable, 0}, 503000: {backend.Unavailable, 0},
	} {
		url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { refuse(w, code, resttest.Secret) }))
		_, err := openAt(t, url, nil).Translate(t.Context(), batch("es", resttest.Secret))
		var f *backend.Fault
		if !errors.As(err, &f) || f.Class != want.class || f.After != want.after || !strings.Contains(err.Error(), fmt.Sprint(code)) || strings.Contains(err.Error(), resttest.Secret) {
			t.Errorf("%d: %v, after %v", code, err, f.After)
		}
		if pair := code == 400023 || code == 400035 || code == 400036; errors.Is(err, backend.ErrPair) != pair {
			t.Errorf("%d: %v", code, err)
		}
	}
}

// TestRequests looks at a request of each version from end to end.
func TestRequests(t *testing.T) {
	f := &fake{region: "westeurope"}
	url := serve(t, f)
	b := batch("en-GB", " L'eau & le Conseil de "+string(article.Token(0)))
	b.Units[0].Codes = []article.Code{{Kind: article.Name, Pair: -1, Text: "Zoé"}}
	b.Units[0].Terms = []backend.Term{{Source: "Conseil", Target: `Council "A"`}}
	for i, c := range []struct {
		options            backend.Settings
		query, body, usage string
		route              string
		price              float64 // 0: none is known
	}{
		{backend.Settings{"category": "my-model"}, "api-version=3.0&category=my-model&from=fr&textType=html&to=en",
			`[map[Text:L'eau &amp; le <mstrans:dictionary translation="Council &quot;A&quot;">Conseil</mstrans:dictionary> de <span class="notranslate" id="0">Zoé</span>]]`, "{146 0 0 0 0}", "fr > en custom", 40},
		{backend.Settings{"api-version": preview, "category": "gpt", "formality": "formal", "dictionary": "off"}, "api-version=2026-06-06",
			`map[inputs:[map[language:fr targets:[map[deploymentName:gpt language:en tone:formal]] text:L'eau &amp; le Conseil de <span class="notranslate" id="0">Zoé</span> textType:html]]]`, "{69 0 0 0 7}", "fr > en deployment", 0},
	} {
		c.options["region"] = "westeurope"
		e := openAt(t, url, c.options)
		replies, err := e.Translate(t.Context(), b)
		want := b.Units[0].Text
		if e.dictionary {
			want = strings.ReplaceAll(want, "Conseil", `Council "A"`)
		}
		if err != nil || replies[0].Text != want || replies[0].Err != nil || replies[0].Route != c.route {
			t.Fatalf("%+v, %v", replies, err)
		}
		if f.queries[i] != c.query || fmt.Sprint(f.bodies[i]) != c.body {
			t.Errorf("got\n%s\n%v\nwant\n%s\n%s", f.queries[i], f.bodies[i], c.query, c.body)
		}
		if p, ok := budget.Builtin().Find(e.Info(), c.route); p.In != c.price || ok != (c.price > 0) {
			t.Errorf("%s: price %v, %t", c.route, p.In, ok)
		}
		if got := fmt.Sprint(e.Billed()); got != c.usage {
			t.Errorf("billed %s, want %s", got, c.usage)
		}
	}
}

// TestNoDictionary: without English there is none.
func TestNoDictionary(t *testing.T) {
	f := &fake{}
	e := openAt(t, serve(t, f), nil)
	b := batch("es", "Le Conseil")
	b.Units[0].Terms = []backend.Term{{Source: "Conseil", Target: "Consejo"}}
	if replies, err := e.Translate(t.Context(), b); err != nil || replies[0].Text != "Le Conseil" {
		t.Errorf("%+v, %v", replies, err)
	}
	if backend.TakesTerms(e, language.French, language.Spanish) || !backend.TakesTerms(e, language.French, language.AmericanEnglish) ||
		backend.TakesTerms(e, language.Und, language.English) || backend.TakesTerms(openAt(t, "http://localhost", backend.Settings{"dictionary": "off"}), language.English, language.French) {
		t.Error("terms on the wrong pairs")
	}
}

func TestDefine(t *testing.T) {
	terms := []backend.Term{
		{Source: "Paris", Target: "Paris"}, {Source: "Cour de Paris", Target: "Court"}, {Source: "R&D", Target: "<R>"}, {Source: "", Target: "x"},
		{Source: "a" + string(article.Token(0)), Target: "x"}, {Source: "北京", Target: "Beijing"}, {Source: "id", Target: "x"}, {Source: "1", Target: "one"},
	}
	const open, shut = `<mstrans:dictionary translation="`, `</mstrans:dictionary>`
	for text, want := range map[string]string{
		"Paris, Parisien, aParis": open + `Paris">Paris` + shut + ", Parisien, aParis",
		"Cour de Paris":           open + `Court">Cour de Paris` + shut,
		"R&amp;D":                 open + `&lt;R&gt;">R&amp;D` + shut,
		"去北京了":                    "去" + open + `Beijing">北京` + shut + "了",
		`<b id="1">Paris</b>`:     `<b id="1">` + open + `Paris">Paris` + shut + `</b>`,
		`<span class="notranslate" id="0">Paris</span> Paris`: `<span class="notranslate" id="0">Paris</span> ` + open + `Paris">Paris` + shut,
		"été e\u0301Paris": "été e\u0301Paris",
	} {
		got := define(text, terms)
		if got != want {
			t.Errorf("%s: got %s", text, got)
		}
		if undefine(got) != text {
			t.Errorf("%s: undone to %s", text, undefine(got))
		}
	}
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		s    backend.Settings
		base string
	}{
		{backend.Settings{}, mainHost},
		{backend.Settings{"url": "https://a.cognitiveservices.azure.com/"}, "https://a.cognitiveservices.azure.com/translator/text/v3.0"},
		{backend.Settings{"url": "https://a.cognitiveservices.azure.com/x"}, "https://a.cognitiveservices.azure.com/x"},
		{backend.Settings{"url": "http://example.com"}, ""}, {backend.Settings{"api-version": "4"}, ""}, {backend.Settings{"formality": "rude"}, ""},
		{backend.Settings{"dictionary": "yes"}, ""}, {backend.Settings{"region": "a b"}, ""},
	} {
		c.s["key"] = resttest.Key
		made, err := Kind.Open(c.s)
		if (err != nil) != (c.base == "") || err == nil && made.(*Engine).client.Base() != c.base {
			t.Errorf("%v: %v", c.s, err)
		}
	}
}

// TestTone: 3.0 knows none, so that it changes nothing there.
func TestTone(t *testing.T) {
	for version, same := range map[string]bool{stable: true, preview: false} {
		plain := openAt(t, "http://localhost", backend.Settings{"api-version": version}).Info()
		formal := openAt(t, "http://localhost", backend.Settings{"api-version": version, "formality": "formal"}).Info()
		if (plain.Version == formal.Version) != same {
			t.Errorf("%s: %q and %q", version, plain.Version, formal.Version)
		}
	}
}

func TestLimits(t *testing.T) {
	f := &fake{}
	e := openAt(t, serve(t, f), nil)
	var texts []string
	for i := range 1500 {
		texts = append(texts, fmt.Sprintf("Phrase %d %s", i, strings.Repeat("😀", i%100)))
	}
	replies, err := e.Translate(t.Context(), batch("zh-TW", texts...))
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range replies {
		if r.Err != nil || r.Text != texts[i] {
			t.Fatalf("unit %d: %v", i, r.Err)
		}
	}
	if f.language != "zh-Hant" {
		t.Errorf("asked for %s", f.language)
	}
}

// TestNewLanguage: a language that the table lacks is looked for in the server's list.
func TestNewLanguage(t *testing.T) {
	e := openAt(t, serve(t, &fake{}), nil)
	for _, c := range []struct{ from, to, want string }{{"fr", "vo", "fr > vo"}, {"vo", "zh-HK", "vo > zh-Hant"}, {"fr", "tlh-Piqd", ""}} {
		route, err := e.Route(language.MustParse(c.from), language.MustParse(c.to))
		if route != c.want || (c.want == "") != errors.Is(err, backend.ErrPair) {
			t.Errorf("%s to %s: %q, %v", c.from, c.to, route, err)
		}
	}
}

// FuzzDefine: marks that come back are gone without a trace, and what they leave is the
// text; a kept name is never touched.
func FuzzDefine(f *testing.F) {
	f.Add("Le Conseil de <Paris> & {0}", "Conseil", `C"<`)
	f.Add("b id span translation mstrans:dictionary", "id", "x")
	f.Fuzz(func(t *testing.T, text, source, target string) {
		u := backend.Unit{
			Text:  strings.ReplaceAll(text, "{0}", string(article.Token(0))),
			Codes: []article.Code{{Kind: article.Name, Pair: -1, Text: "Zoé Conseil"}},
			Terms: []backend.Term{{Source: source, Target: target}},
		}
		plain := html.Encode(u.Text, &u)
		marked := define(plain, u.Terms)
		if undefine(marked) != plain {
			t.Fatalf("%q was marked as %q", plain, marked)
		}
		if n := strings.Count(plain, "Zoé Conseil</span>"); strings.Count(marked, "Zoé Conseil</span>") != n {
			t.Fatalf("a kept name is marked: %q", marked)
		}
	})
}
