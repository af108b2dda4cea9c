package cli

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	cli "github.com/urfave/cli/v2"
)

// release is the version; `make build` sets it to the tag.
var release = "0.1.0"

// version returns the release with the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return release + "+" + setting.Value[:min(12, len(setting.Value))]
		}
	}
	return release
}

func (p *program) versionCommand() *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     p.text(sayVersionUsage),
		UsageText: "exonym version\nexonym version --json",
		Flags:     []cli.Flag{p.jsonFlag()},
		Action: func(c *cli.Context) error {
			if c.Bool("json") {
				return json.NewEncoder(p.out).Encode(struct {
					Version string `json:"version"`
					Go      string `json:"go"`
					OS      string `json:"os"`
					Arch    string `json:"arch"`
				}{version(), runtime.Version(), runtime.GOOS, runtime.GOARCH})
			}
			_, err := fmt.Fprintf(p.out, "exonym %s\n", version())
			return err
		},
	}
}
