package main

import (
	"context"
	"encoding/json"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
)

// newClient makes a client as the README says: from the environment, or with the endpoint in code.
func newClient(ctx context.Context, options ...func(*config.LoadOptions) error) (*dataexchange.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, options...)
	if err != nil {
		return nil, err
	}
	return dataexchange.NewFromConfig(cfg, func(o *dataexchange.Options) {
		if endpoint := os.Getenv("DATAEXCHANGE_ENDPOINT"); endpoint != "" {
			o.BaseEndpoint = aws.String(endpoint)
		}
	}), nil
}

// seen is one line of the output.
type seen map[string]any

var output = json.NewEncoder(os.Stdout)

// print reports what a step saw.
func print(step string, what seen) {
	what["step"] = step
	if err := output.Encode(what); err != nil {
		panic(err)
	}
}
