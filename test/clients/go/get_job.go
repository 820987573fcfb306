package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
)

// getJobOnce calls GetJob once, with a timeout of one second for each attempt, and prints the state or the error.
func getJobOnce(ctx context.Context) error {
	client, err := newClient(ctx, config.WithHTTPClient(awshttp.NewBuildableClient().WithTimeout(time.Second)))
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
