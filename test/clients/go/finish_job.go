package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

// createJob creates a job of a type.
func createJob(
	ctx context.Context, client *dataexchange.Client, kind types.Type, details *types.RequestDetails,
) (*dataexchange.CreateJobOutput, error) {
	return client.CreateJob(ctx, &dataexchange.CreateJobInput{Type: kind, Details: details})
}

// finishJob starts a job, polls until it has ended, and returns it.
func finishJob(ctx context.Context, client *dataexchange.Client, id *string) (*dataexchange.GetJobOutput, error) {
	if _, err := client.StartJob(ctx, &dataexchange.StartJobInput{JobId: id}); err != nil {
		return nil, err
	}
	for {
		job, err := client.GetJob(ctx, &dataexchange.GetJobInput{JobId: id})
		if err != nil || job.State != types.StateWaiting && job.State != types.StateInProgress {
			return job, err
		}
	}
}
