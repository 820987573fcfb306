package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
)

// getJobOnce calls GetJob once, waiting one second for each response to begin, and prints the state or the error.
func getJobOnce(ctx context.Context) error {
	httpClient := awshttp.NewBuildableClient().WithTransportOptions(func(transport *http.Transport) {
		transport.ResponseHeaderTimeout = time.Second
	})
	client, err := newClient(ctx, config.WithHTTPClient(httpClient))
	if err != nil {
		return err
	}
	job, err := client.GetJob(ctx, &dataexchange.GetJobInput{JobId: aws.String(os.Args[2])})
	switch {
	case err != nil:
		fmt.Println(failureOf(err))
	case job.State == "":
		fmt.Println("an empty response")
	default:
		fmt.Println(job.State)
	}
	return nil
}
