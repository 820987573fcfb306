package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

const (
	dataSetID  = "11111111111111111111111111111111"
	revisionID = "22222222222222222222222222222222"
)

// jobs uses every operation on jobs, and meets the exceptions and faults that the world of the test has for them.
func jobs(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	p := &jobProgram{ctx, client}
	for _, step := range []func() error{p.life, p.cancel, p.list, p.exceptions, p.retries, p.connections} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

type jobProgram struct {
	ctx    context.Context
	client *dataexchange.Client
}

func (p *jobProgram) create() (*dataexchange.CreateJobOutput, error) {
	return p.client.CreateJob(p.ctx, &dataexchange.CreateJobInput{
		Type: types.TypeImportAssetsFromS3,
		Details: &types.RequestDetails{ImportAssetsFromS3: &types.ImportAssetsFromS3RequestDetails{
			AssetSources: []types.AssetSourceEntry{{Bucket: aws.String("bucket"), Key: aws.String("key")}},
			DataSetId:    aws.String(dataSetID),
			RevisionId:   aws.String(revisionID),
		}},
	})
}

func (p *jobProgram) get(id string) (*dataexchange.GetJobOutput, error) {
	return p.client.GetJob(p.ctx, &dataexchange.GetJobInput{JobId: &id})
}

func (p *jobProgram) start(id string) error {
	_, err := p.client.StartJob(p.ctx, &dataexchange.StartJobInput{JobId: &id})
	return err
}

func (p *jobProgram) stop(id string) error {
	_, err := p.client.CancelJob(p.ctx, &dataexchange.CancelJobInput{JobId: &id})
	return err
}

// life creates a job, starts it and polls until it has ended.
func (p *jobProgram) life() error {
	job, err := p.create()
	if err != nil {
		return err
	}
	print("create", seen{
		"id": *job.Id, "arn": *job.Arn, "state": job.State, "type": job.Type,
		"createdAt": job.CreatedAt.Format("2006-01-02T15:04:05.000Z"),
		"bucket":    *job.Details.ImportAssetsFromS3.AssetSources[0].Bucket,
	})
	if err := p.start(*job.Id); err != nil {
		return err
	}
	states := []types.State{}
	for len(states) == 0 || states[len(states)-1] == types.StateInProgress {
		polled, err := p.get(*job.Id)
		if err != nil {
			return err
		}
		states = append(states, polled.State)
	}
	print("poll", seen{"states": states})
	return nil
}

// cancel cancels a job that has not been started.
func (p *jobProgram) cancel() error {
	job, err := p.create()
	if err != nil {
		return err
	}
	if err := p.stop(*job.Id); err != nil {
		return err
	}
	cancelled, err := p.get(*job.Id)
	if err != nil {
		return err
	}
	print("cancel", seen{"id": *job.Id, "state": cancelled.State})
	return nil
}

// list lists the jobs of a data set in pages of two, with the SDK's paginator.
func (p *jobProgram) list() error {
	input := &dataexchange.ListJobsInput{DataSetId: aws.String("33333333333333333333333333333333"), MaxResults: 2}
	paginator := dataexchange.NewListJobsPaginator(p.client, input)
	pages := [][]string{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(p.ctx)
		if err != nil {
			return err
		}
		ids := []string{}
		for _, job := range page.Jobs {
			ids = append(ids, *job.Id)
		}
		pages = append(pages, ids)
	}
	print("list", seen{"pages": pages})
	return nil
}

// exceptions calls each operation five times, and each time meets another exception that is not worth a retry.
func (p *jobProgram) exceptions() error {
	id := "exceptions0000000000000000001"
	operations := []struct {
		name string
		call func() error
	}{
		{"CreateJob", func() error { _, err := p.create(); return err }},
		{"GetJob", func() error { _, err := p.get(id); return err }},
		{"StartJob", func() error { return p.start(id) }},
		{"CancelJob", func() error { return p.stop(id) }},
		{"ListJobs", func() error { _, err := p.client.ListJobs(p.ctx, &dataexchange.ListJobsInput{}); return err }},
	}
	for _, operation := range operations {
		for range 5 {
			what := exceptionOf(operation.call())
			what["operation"] = operation.name
			print("exception", what)
		}
	}
	return nil
}

// retries asks for jobs whose exceptions are worth a retry: two that never stop failing, and one that recovers.
func (p *jobProgram) retries() error {
	for _, id := range []string{
		"alwaysThrottlingException00001", "alwaysInternalServerException01", "throttledTwice0000000000000001",
	} {
		p.outcome("retries", id)
	}
	return nil
}

// connections asks for jobs whose connections break twice.
func (p *jobProgram) connections() error {
	for _, id := range []string{"resetTwice00000000000000000001", "truncatedTwice0000000000000001"} {
		p.outcome("connections", id)
	}
	return nil
}

// outcome reports the state of a job, or why there is none.
func (p *jobProgram) outcome(step, id string) {
	job, err := p.get(id)
	if err != nil {
		what := exceptionOf(err)
		what["id"] = id
		print(step, what)
		return
	}
	print(step, seen{"id": id, "state": job.State})
}
