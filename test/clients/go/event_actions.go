package main

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

// actionFor exports what is published to a bucket; without a key pattern under the keys that the service chooses.
func actionFor(bucket string, keyPattern *string) *types.Action {
	return &types.Action{ExportRevisionToS3: &types.AutoExportRevisionToS3RequestDetails{
		RevisionDestination: &types.AutoExportRevisionDestinationEntry{Bucket: &bucket, KeyPattern: keyPattern},
	}}
}

// createEventAction creates an event action on an entitled data set, and tries to create one on a data set that is owned.
func (p *grantsProgram) createEventAction() error {
	create := func(dataSet *string) (*dataexchange.CreateEventActionOutput, error) {
		return p.client.CreateEventAction(p.ctx, &dataexchange.CreateEventActionInput{
			Action: actionFor("lake", aws.String("${Revision.Id}/${Asset.Name}")),
			Event:  &types.Event{RevisionPublished: &types.RevisionPublished{DataSetId: dataSet}},
			Tags:   map[string]string{"team": "data"},
		})
	}
	made, err := create(p.entitled)
	if err != nil {
		return err
	}
	p.eventAction = made.Id
	print("event-action", seen{
		"id": made.Id, "arn": made.Arn, "bucket": made.Action.ExportRevisionToS3.RevisionDestination.Bucket,
		"team": made.Tags["team"],
	})
	_, err = create(p.source)
	refused := exceptionOf(err)
	print("refused", seen{"name": refused["name"], "typed": refused["typed"]})
	return nil
}

// updateEventAction replaces the action by one that has no key pattern.
func (p *grantsProgram) updateEventAction() error {
	_, err := p.client.UpdateEventAction(p.ctx, &dataexchange.UpdateEventActionInput{
		EventActionId: p.eventAction, Action: actionFor("archive", nil),
	})
	if err != nil {
		return err
	}
	got, err := p.client.GetEventAction(p.ctx, &dataexchange.GetEventActionInput{EventActionId: p.eventAction})
	if err != nil {
		return err
	}
	destination := got.Action.ExportRevisionToS3.RevisionDestination
	print("update", seen{
		"bucket": destination.Bucket, "hasPattern": destination.KeyPattern != nil, "team": got.Tags["team"],
	})
	return nil
}

func (p *grantsProgram) listEventActions() error {
	paginator := dataexchange.NewListEventActionsPaginator(p.client, &dataexchange.ListEventActionsInput{
		EventSourceId: p.entitled, MaxResults: 1,
	})
	pages := [][]string{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(p.ctx)
		if err != nil {
			return err
		}
		ids := []string{}
		for _, eventAction := range page.EventActions {
			ids = append(ids, *eventAction.Id)
		}
		pages = append(pages, ids)
	}
	print("event-actions", seen{"pages": pages})
	return nil
}

// export polls the job that an event action has started until it has ended.
func (p *grantsProgram) export() error {
	listed, err := p.client.ListJobs(p.ctx, &dataexchange.ListJobsInput{DataSetId: p.entitled})
	if err != nil {
		return err
	}
	for {
		job, err := p.client.GetJob(p.ctx, &dataexchange.GetJobInput{JobId: listed.Jobs[0].Id})
		if err != nil {
			return err
		}
		if job.State == types.StateInProgress {
			continue
		}
		details := job.Details.ExportRevisionsToS3
		print("export", seen{
			"jobs": len(listed.Jobs), "id": job.Id, "state": job.State, "eventActionArn": details.EventActionArn,
			"bucket": details.RevisionDestinations[0].Bucket,
		})
		return nil
	}
}

func (p *grantsProgram) deleteEventAction() error {
	_, err := p.client.DeleteEventAction(p.ctx, &dataexchange.DeleteEventActionInput{EventActionId: p.eventAction})
	if err != nil {
		return err
	}
	_, err = p.client.GetEventAction(p.ctx, &dataexchange.GetEventActionInput{EventActionId: p.eventAction})
	print("delete-event-action", exceptionOf(err))
	return nil
}
