package main

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

const milliseconds = "2006-01-02T15:04:05.000Z"

// grants grants a data set, accepts the grant, has a new revision exported by an event action, and revokes the grant.
func grants(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	p := &grantsProgram{ctx: ctx, client: client}
	for _, step := range []func() error{
		p.createGrants, p.readGrants, p.listGrants, p.accept, p.listEntitled, p.createEventAction, p.updateEventAction,
		p.listEventActions, p.publishDraft, p.export, p.deleteEventAction, p.deleteGrant,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// grantsProgram has what its steps find and make: a data set, a grant of it, the entitled copy, and an event action.
type grantsProgram struct {
	ctx                                       context.Context
	client                                    *dataexchange.Client
	source, grant, arn, entitled, eventAction *string
}

// createGrants creates three grants of a data set, and keeps the first.
func (p *grantsProgram) createGrants() error {
	owned, err := p.client.ListDataSets(p.ctx, &dataexchange.ListDataSetsInput{Origin: aws.String("OWNED")})
	if err != nil {
		return err
	}
	p.source = owned.DataSets[0].Id
	grant, err := p.client.CreateDataGrant(p.ctx, &dataexchange.CreateDataGrantInput{
		Name:                   aws.String("first"),
		GrantDistributionScope: types.GrantDistributionScopeNone,
		ReceiverPrincipal:      aws.String("111111111111"),
		SourceDataSetId:        p.source,
		Description:            aws.String("For a year."),
		EndsAt:                 aws.Time(time.Date(2031, time.January, 1, 0, 0, 0, 0, time.UTC)),
		Tags:                   map[string]string{"team": "data"},
	})
	if err != nil {
		return err
	}
	p.grant, p.arn = grant.Id, grant.Arn
	for _, name := range []string{"second", "third"} {
		_, err := p.client.CreateDataGrant(p.ctx, &dataexchange.CreateDataGrantInput{
			Name:                   &name,
			GrantDistributionScope: types.GrantDistributionScopeNone,
			ReceiverPrincipal:      aws.String("111111111111"),
			SourceDataSetId:        p.source,
		})
		if err != nil {
			return err
		}
	}
	print("grant", seen{
		"id": grant.Id, "arn": grant.Arn, "state": grant.AcceptanceState, "endsAt": grant.EndsAt.Format(milliseconds),
		"description": grant.Description, "sourceId": grant.SourceDataSetId, "team": grant.Tags["team"],
	})
	return nil
}

func (p *grantsProgram) readGrants() error {
	byId, err := p.client.GetDataGrant(p.ctx, &dataexchange.GetDataGrantInput{DataGrantId: p.grant})
	if err != nil {
		return err
	}
	byArn, err := p.client.GetDataGrant(p.ctx, &dataexchange.GetDataGrantInput{DataGrantId: p.arn})
	if err != nil {
		return err
	}
	print("get-grant", seen{"byId": byId.Name, "byArn": byArn.Name})
	return nil
}

// listGrants lists the grants as their sender and as their receiver in pages of two, with the SDK's paginators.
func (p *grantsProgram) listGrants() error {
	sent := dataexchange.NewListDataGrantsPaginator(p.client, &dataexchange.ListDataGrantsInput{MaxResults: aws.Int32(2)})
	pages := [][]string{}
	for sent.HasMorePages() {
		page, err := sent.NextPage(p.ctx)
		if err != nil {
			return err
		}
		names := []string{}
		for _, grant := range page.DataGrantSummaries {
			names = append(names, *grant.Name)
		}
		pages = append(pages, names)
	}
	print("sent", seen{"pages": pages})
	received := dataexchange.NewListReceivedDataGrantsPaginator(p.client, &dataexchange.ListReceivedDataGrantsInput{
		AcceptanceState: []types.AcceptanceStateFilterValue{
			types.AcceptanceStateFilterValuePendingReceiverAcceptance, types.AcceptanceStateFilterValueAccepted,
		},
		MaxResults: aws.Int32(2),
	})
	pages = [][]string{}
	for received.HasMorePages() {
		page, err := received.NextPage(p.ctx)
		if err != nil {
			return err
		}
		names := []string{}
		for _, grant := range page.DataGrantSummaries {
			names = append(names, *grant.Name)
		}
		pages = append(pages, names)
	}
	print("received", seen{"pages": pages})
	return nil
}

// accept accepts a grant, and tries to do so once more.
func (p *grantsProgram) accept() error {
	accepted, err := p.client.AcceptDataGrant(p.ctx, &dataexchange.AcceptDataGrantInput{DataGrantArn: p.arn})
	if err != nil {
		return err
	}
	print("accept", seen{"state": accepted.AcceptanceState, "acceptedAt": accepted.AcceptedAt.Format(milliseconds)})
	_, err = p.client.AcceptDataGrant(p.ctx, &dataexchange.AcceptDataGrantInput{DataGrantArn: p.arn})
	print("accept-again", exceptionOf(err))
	received, err := p.client.GetReceivedDataGrant(p.ctx, &dataexchange.GetReceivedDataGrantInput{DataGrantArn: p.arn})
	if err != nil {
		return err
	}
	p.entitled = received.DataSetId
	print("get-received", seen{"state": received.AcceptanceState, "scope": received.GrantDistributionScope})
	return nil
}

func (p *grantsProgram) listEntitled() error {
	listed, err := p.client.ListDataSets(p.ctx, &dataexchange.ListDataSetsInput{Origin: aws.String("ENTITLED")})
	if err != nil {
		return err
	}
	names := []string{}
	for _, set := range listed.DataSets {
		names = append(names, *set.Name)
	}
	print("entitled", seen{"names": names, "grantId": listed.DataSets[0].OriginDetails.DataGrantId})
	return nil
}

// publishDraft finalizes the revision that is a draft.
func (p *grantsProgram) publishDraft() error {
	listed, err := p.client.ListDataSetRevisions(p.ctx, &dataexchange.ListDataSetRevisionsInput{DataSetId: p.source})
	if err != nil {
		return err
	}
	for _, revision := range listed.Revisions {
		if revision.Finalized {
			continue
		}
		finalized, err := p.client.UpdateRevision(p.ctx, &dataexchange.UpdateRevisionInput{
			DataSetId: p.source, RevisionId: revision.Id, Finalized: aws.Bool(true),
		})
		if err != nil {
			return err
		}
		print("finalize", seen{"finalized": finalized.Finalized})
	}
	return nil
}

func (p *grantsProgram) deleteGrant() error {
	if _, err := p.client.DeleteDataGrant(p.ctx, &dataexchange.DeleteDataGrantInput{DataGrantId: p.grant}); err != nil {
		return err
	}
	_, err := p.client.GetReceivedDataGrant(p.ctx, &dataexchange.GetReceivedDataGrantInput{DataGrantArn: p.arn})
	print("delete-grant", exceptionOf(err))
	return nil
}
