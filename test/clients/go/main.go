// Command go runs a scenario against a server with the AWS SDK for Go v2 and prints what it saw as lines of JSON.
//
// Usage: go-client SCENARIO. The SDK reads the endpoint, the region and the credentials from the environment;
// DATAEXCHANGE_ENDPOINT sets the endpoint in code instead.
package main

import (
	"context"
	"fmt"
	"os"
)

var scenarios = map[string]func(context.Context) error{
	"api-assets":    apiAssets,
	"grants":        grants,
	"jobs":          jobs,
	"notifications": notifications,
	"pages":         listPages,
	"publisher":     publisher,
	"subscriber":    subscriber,
	"get-job":       getJobOnce,
}

func main() {
	if len(os.Args) < 2 || scenarios[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: go-client api-assets | grants | jobs | notifications | pages | publisher | subscriber | get-job JOB_ID")
		os.Exit(2)
	}
	if err := scenarios[os.Args[1]](context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
