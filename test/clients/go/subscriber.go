package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

// subscriber downloads the newest revision of each entitled data set, and exports it to S3.
func subscriber(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	p := &subscriberProgram{ctx, client}
	paginator := dataexchange.NewListDataSetsPaginator(client, &dataexchange.ListDataSetsInput{
		Origin: aws.String("ENTITLED"), MaxResults: 1,
	})
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			return err
		}
		for _, set := range page.DataSets {
			if err := p.copyNewest(set); err != nil {
				return err
			}
		}
	}
	return nil
}

type subscriberProgram struct {
	ctx    context.Context
	client *dataexchange.Client
}

func (p *subscriberProgram) copyNewest(set types.DataSetEntry) error {
	listed, err := p.client.ListDataSetRevisions(p.ctx, &dataexchange.ListDataSetRevisionsInput{DataSetId: set.Id})
	if err != nil {
		return err
	}
	// Revisions are listed newest first.
	newest := listed.Revisions[0]
	print("newest", seen{
		"name": set.Name, "productId": set.OriginDetails.ProductId, "comment": newest.Comment,
		"revisions": len(listed.Revisions),
	})
	paginator := dataexchange.NewListRevisionAssetsPaginator(p.client, &dataexchange.ListRevisionAssetsInput{
		DataSetId: set.Id, RevisionId: newest.Id, MaxResults: 2,
	})
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(p.ctx)
		if err != nil {
			return err
		}
		for _, asset := range page.Assets {
			if err := p.download(asset); err != nil {
				return err
			}
		}
	}
	return p.export(newest)
}

// download downloads an asset through a signed URL, and reports the digest of what arrived.
func (p *subscriberProgram) download(asset types.AssetEntry) error {
	job, err := createJob(p.ctx, p.client, types.TypeExportAssetToSignedUrl, &types.RequestDetails{
		ExportAssetToSignedUrl: &types.ExportAssetToSignedUrlRequestDetails{
			AssetId: asset.Id, DataSetId: asset.DataSetId, RevisionId: asset.RevisionId,
		},
	})
	if err != nil {
		return err
	}
	finished, err := finishJob(p.ctx, p.client, job.Id)
	if err != nil {
		return err
	}
	response, err := http.Get(*finished.Details.ExportAssetToSignedUrl.SignedUrl)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	digest := sha256.Sum256(content)
	print("download", seen{"name": asset.Name, "sha256": hex.EncodeToString(digest[:])})
	return nil
}

// export exports a revision to S3.
func (p *subscriberProgram) export(revision types.RevisionEntry) error {
	job, err := createJob(p.ctx, p.client, types.TypeExportRevisionsToS3, &types.RequestDetails{
		ExportRevisionsToS3: &types.ExportRevisionsToS3RequestDetails{
			DataSetId: revision.DataSetId,
			RevisionDestinations: []types.RevisionDestinationEntry{{
				RevisionId: revision.Id, Bucket: aws.String("lake"), KeyPattern: aws.String("${Revision.Id}/${Asset.Name}"),
			}},
		},
	})
	if err != nil {
		return err
	}
	finished, err := finishJob(p.ctx, p.client, job.Id)
	if err != nil {
		return err
	}
	print("export", seen{"id": job.Id, "revisionId": revision.Id, "state": finished.State})
	return nil
}
