package cli

import (
	"path/filepath"

	"exonym/internal/locale"
	"exonym/internal/memory"
)

// reportPath says where a report goes: "" is standard output. A page without a
// path of its own stands beside the first output.
func reportPath(target reportTarget, firstOutput string) string {
	if target.path == "" && target.form == "html" {
		return filepath.Join(filepath.Dir(firstOutput), "report.html")
	}
	return target.path
}

// guardOutputs refuses, before anything is done, an output that would replace an
// article that is read.
func guardOutputs(work []*translation) error {
	for _, t := range work {
		for _, other := range work {
			if t.path != "-" && sameFile(t.path, other.input.path) {
				return usage(locale.Say(sayOutputIsInput, inFile{t.path}), locale.Say(sayTemplateHint, nil))
			}
		}
	}
	return nil
}

// guardReports refuses a report over a file of the run, over another report, or
// over a file that exonym did not write. taken are the articles and outputs.
func guardReports(o *translateOptions, firstOutput string, taken []string, ledger *memory.Memory) error {
	for _, target := range o.reports {
		path := reportPath(target, firstOutput)
		if path == "" {
			continue
		}
		for _, other := range taken {
			if sameFile(path, other) {
				return usage(locale.Say(sayReportCollides, inFile{path}), locale.Message{})
			}
		}
		taken = append(taken, path)
		if err := mayWrite(path, o.force, ledger); err != nil {
			return writeFault(path, err)
		}
	}
	return nil
}

// files returns the articles and outputs of work.
func files(work []*translation) []string {
	var paths []string
	for _, t := range work {
		paths = append(paths, t.input.path, t.path)
	}
	return paths
}
