# exonym: the two commands of the README are `make demo` and `make test`.
export CGO_ENABLED = 0
export LC_ALL = C.UTF-8

ARTICLE = testdata/articles/kursk.fr.txt

.PHONY: build demo test lint bench generate clean

build:
	go build -trimpath -ldflags '-s -w' -o bin/exonym ./cmd/exonym

# The main job on the article that exonym began with.
demo: engine build
	bin/exonym translate $(ARTICLE) --to es,en --out out --force --report text,html=out/report.html

# Installs the Apertium engine and its language pairs where they are missing.
.PHONY: engine
engine:
	@sh .ci/engine

# All tests, those against the real engine included.
test: engine
	@sh .ci/apy
	go test ./...

lint:
	@unformatted=$$(gofmt -l cmd internal glossary locales); \
	if [ -n "$$unformatted" ]; then echo "not formatted:" $$unformatted; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff

# Ratios against the engine's own program, written into docs/performance.md by hand.
bench: engine build
	go test -run '^$$' -bench . -benchtime 1x ./internal/backend/apertium
	go test -run '^$$' -bench . ./internal/backend/driver
	go test -run '^$$' -bench . ./internal/term ./internal/segment ./internal/format/...
	go test -run '^$$' -bench . -benchtime 1x ./internal/bitext/...
	go test -run '^$$' -bench . -benchtime 1x ./internal/memory ./internal/cli

generate:
	go generate ./...

clean:
	rm -rf bin out
