package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	cli "github.com/urfave/cli/v2"

	"exonym/internal/config"
	"exonym/internal/home"
	"exonym/internal/locale"
	"exonym/internal/ui"
)

func (p *program) configInitCommand() *cli.Command {
	return &cli.Command{
		Name:        "init",
		Usage:       p.text(sayConfigInit),
		UsageText:   "exonym config init [--user | FOLDER]",
		Description: "exonym config init\nexonym config init articles\nexonym config init --user",
		Flags:       []cli.Flag{&cli.BoolFlag{Name: "user", Usage: p.text(sayUserFlag), DisableDefaultText: true}},
		Action:      p.initConfig,
	}
}

// initConfig writes a file in which everything is a comment. It never overwrites one.
func (p *program) initConfig(c *cli.Context) error {
	path := filepath.Join(c.Args().First(), config.FileName)
	if c.Bool("user") {
		here, err := home.Here()
		if err != nil {
			return err
		}
		if path, err = here.User(config.FileName); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return fileFault(path, err)
		}
	}
	if err := writeNew(path, config.Starter()); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return &fault{says: locale.Say(sayConfigThere, inFile{path}), hint: locale.Say(sayTryCommand, struct{ Command string }{"exonym config"}), code: exitFailure, cause: err}
		}
		return fileFault(path, err)
	}
	p.say(locale.Say(sayConfigWritten, inFile{shown(path)}))
	return nil
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Close()); err != nil {
		os.Remove(path)
	}
	return err
}

func (p *program) configPathCommand() *cli.Command {
	return &cli.Command{
		Name:        "path",
		Usage:       p.text(sayConfigPath),
		UsageText:   "exonym config path",
		Description: "exonym config path",
		Action: func(c *cli.Context) error {
			here, err := home.Here()
			if err != nil {
				return err
			}
			files, err := config.Find(config.Sources{Here: here, Dir: here.Dir, File: c.String(configFlag)})
			if err != nil {
				return err
			}
			none := true
			for _, f := range files {
				if f.Exists {
					none = false
					fmt.Fprintln(p.out, f.Path)
				}
			}
			if none {
				p.say(locale.Say(sayNoConfig, struct{ File, Command string }{config.FileName, "exonym config init"}))
			}
			return nil
		},
	}
}

func (p *program) configTrustCommand() *cli.Command {
	return &cli.Command{
		Name:        "trust",
		Usage:       p.text(sayConfigTrust),
		UsageText:   "exonym config trust [FILE]",
		Description: "exonym config trust\nexonym config trust articles/exonym.yaml",
		Action:      p.trustConfig,
	}
}

// trustConfig says what the project's file could do, and notes that the user trusts it.
func (p *program) trustConfig(c *cli.Context) error {
	file := c.Args().First()
	if file != "" && !home.IsFile(file) {
		return &fault{says: locale.Say(sayNoSuchFile, inFile{file}), hint: missingHint(file), code: exitFailure}
	}
	conf, err := readSettings(c, c.Args().Slice()...)
	if err != nil {
		return err
	}
	risks := conf.Risks()
	if len(risks) == 0 {
		p.say(locale.Say(sayNoRisk, nil))
		return nil
	}
	for _, r := range risks {
		name := r.Key
		if r.Engine != "" {
			name = "backends." + r.Engine
		}
		// Not masked: who trusts a command must have seen all of it.
		fmt.Fprintln(p.out, ui.Clean(fmt.Sprintf("%s: %s: %s", place(r.Origin), name, r.Text)))
	}
	if err := conf.Trust(); err != nil {
		return fileFault(shown(conf.Nearest().Path), err)
	}
	p.say(locale.Say(sayTrusted, inFile{shown(conf.Nearest().Path)}))
	return nil
}
