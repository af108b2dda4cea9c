// Command exonym localizes articles: see internal/cli for the commands.
package main

import (
	"os"

	"exonym/internal/cli"
)

func main() {
	os.Exit(cli.Main(os.Args, os.Stdin, os.Stdout, os.Stderr))
}
