package main

import (
	"context"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

// publisher publishes a data set of four files, revokes its revision and deletes it.
func publisher(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	p := &publisherProgram{ctx: ctx, client: client}
	for _, step := range []func() error{
		p.createDataSet, p.createRevision, p.tag, p.importFromS3, p.upload, p.listAssets, p.finalize, p.listRevisions,
		p.update, p.rename, p.revoke, p.deleteAsset, p.deleteDataSet,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// publisherProgram has what its steps make: a data set, a revision of it, and an asset of that.
type publisherProgram struct {
	ctx                           context.Context
	client                        *dataexchange.Client
	dataSet, revision, asset, arn *string
}

func (p *publisherProgram) createDataSet() error {
	set, err := p.client.CreateDataSet(p.ctx, &dataexchange.CreateDataSetInput{
		AssetType:   types.AssetTypeS3Snapshot,
		Name:        aws.String("Prices"),
		Description: aws.String("Prices by year."),
		Tags:        map[string]string{"team": "data"},
	})
	if err != nil {
		return err
	}
	p.dataSet = set.Id
	print("data-set", seen{
		"id": set.Id, "arn": set.Arn, "name": set.Name, "origin": set.Origin, "assetType": set.AssetType,
		"team": set.Tags["team"],
	})
	return nil
}

func (p *publisherProgram) createRevision() error {
	revision, err := p.client.CreateRevision(p.ctx, &dataexchange.CreateRevisionInput{
		DataSetId: p.dataSet, Comment: aws.String("draft"),
	})
	if err != nil {
		return err
	}
	p.revision, p.arn = revision.Id, revision.Arn
	print("revision", seen{
		"id": revision.Id, "arn": revision.Arn, "comment": revision.Comment, "finalized": revision.Finalized,
	})
	return nil
}

// tag tags a revision twice and takes one of the tags away.
func (p *publisherProgram) tag() error {
	tags := map[string]string{"stage": "test", "cost center": "a/b"}
	if _, err := p.client.TagResource(p.ctx, &dataexchange.TagResourceInput{ResourceArn: p.arn, Tags: tags}); err != nil {
		return err
	}
	keys := []string{"stage"}
	untag := &dataexchange.UntagResourceInput{ResourceArn: p.arn, TagKeys: keys}
	if _, err := p.client.UntagResource(p.ctx, untag); err != nil {
		return err
	}
	listed, err := p.client.ListTagsForResource(p.ctx, &dataexchange.ListTagsForResourceInput{ResourceArn: p.arn})
	if err != nil {
		return err
	}
	print("tags", seen{"tags": listed.Tags})
	return nil
}

func (p *publisherProgram) importFromS3() error {
	sources := []types.AssetSourceEntry{}
	for _, key := range []string{"prices/2024.csv", "prices/2025.csv", "prices/2026.csv"} {
		sources = append(sources, types.AssetSourceEntry{Bucket: aws.String("bucket"), Key: aws.String(key)})
	}
	job, err := createJob(p.ctx, p.client, types.TypeImportAssetsFromS3, &types.RequestDetails{
		ImportAssetsFromS3: &types.ImportAssetsFromS3RequestDetails{
			AssetSources: sources, DataSetId: p.dataSet, RevisionId: p.revision,
		},
	})
	if err != nil {
		return err
	}
	finished, err := finishJob(p.ctx, p.client, job.Id)
	if err != nil {
		return err
	}
	print("import", seen{"id": job.Id, "state": finished.State})
	return nil
}

func (p *publisherProgram) upload() error {
	job, err := createJob(p.ctx, p.client, types.TypeImportAssetFromSignedUrl, &types.RequestDetails{
		ImportAssetFromSignedUrl: &types.ImportAssetFromSignedUrlRequestDetails{
			AssetName: aws.String("readme.txt"), DataSetId: p.dataSet, RevisionId: p.revision,
			Md5Hash: aws.String("XrY7u+Ae7tCTyyK7j1rNww=="),
		},
	})
	if err != nil {
		return err
	}
	url := *job.Details.ImportAssetFromSignedUrl.SignedUrl
	request, err := http.NewRequestWithContext(p.ctx, http.MethodPut, url, strings.NewReader("hello world"))
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	if err := response.Body.Close(); err != nil {
		return err
	}
	finished, err := finishJob(p.ctx, p.client, job.Id)
	if err != nil {
		return err
	}
	print("upload", seen{"id": job.Id, "status": response.StatusCode, "state": finished.State})
	return nil
}

// listAssets lists the assets in pages of three, with the SDK's paginator.
func (p *publisherProgram) listAssets() error {
	input := &dataexchange.ListRevisionAssetsInput{DataSetId: p.dataSet, RevisionId: p.revision, MaxResults: 3}
	paginator := dataexchange.NewListRevisionAssetsPaginator(p.client, input)
	pages := [][]seen{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(p.ctx)
		if err != nil {
			return err
		}
		assets := []seen{}
		for _, asset := range page.Assets {
			if p.asset == nil {
				p.asset = asset.Id
			}
			assets = append(assets, seen{"name": asset.Name, "bytes": asset.AssetDetails.S3SnapshotAsset.Size})
		}
		pages = append(pages, assets)
	}
	print("assets", seen{"pages": pages})
	asset, err := p.client.GetAsset(p.ctx, &dataexchange.GetAssetInput{
		DataSetId: p.dataSet, RevisionId: p.revision, AssetId: p.asset,
	})
	if err != nil {
		return err
	}
	print("asset", seen{"id": asset.Id, "name": asset.Name, "revisionId": asset.RevisionId})
	return nil
}

func (p *publisherProgram) finalize() error {
	revision, err := p.client.UpdateRevision(p.ctx, &dataexchange.UpdateRevisionInput{
		DataSetId: p.dataSet, RevisionId: p.revision, Comment: aws.String("November"), Finalized: aws.Bool(true),
	})
	if err != nil {
		return err
	}
	print("finalize", seen{"comment": revision.Comment, "finalized": revision.Finalized})
	return nil
}

func (p *publisherProgram) listRevisions() error {
	paginator := dataexchange.NewListDataSetRevisionsPaginator(
		p.client, &dataexchange.ListDataSetRevisionsInput{DataSetId: p.dataSet},
	)
	ids := []string{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(p.ctx)
		if err != nil {
			return err
		}
		for _, revision := range page.Revisions {
			ids = append(ids, *revision.Id)
		}
	}
	revision, err := p.client.GetRevision(p.ctx, &dataexchange.GetRevisionInput{
		DataSetId: p.dataSet, RevisionId: p.revision,
	})
	if err != nil {
		return err
	}
	print("revisions", seen{"ids": ids, "finalized": revision.Finalized})
	return nil
}

func (p *publisherProgram) update() error {
	_, err := p.client.UpdateDataSet(p.ctx, &dataexchange.UpdateDataSetInput{
		DataSetId: p.dataSet, Name: aws.String("All prices"),
	})
	if err != nil {
		return err
	}
	set, err := p.client.GetDataSet(p.ctx, &dataexchange.GetDataSetInput{DataSetId: p.dataSet})
	if err != nil {
		return err
	}
	print("update", seen{"name": set.Name, "description": set.Description})
	return nil
}

// rename tries to rename an asset of a finalized revision.
func (p *publisherProgram) rename() error {
	_, err := p.client.UpdateAsset(p.ctx, &dataexchange.UpdateAssetInput{
		DataSetId: p.dataSet, RevisionId: p.revision, AssetId: p.asset, Name: aws.String("new"),
	})
	print("rename", exceptionOf(err))
	return nil
}

func (p *publisherProgram) revoke() error {
	revision, err := p.client.RevokeRevision(p.ctx, &dataexchange.RevokeRevisionInput{
		DataSetId: p.dataSet, RevisionId: p.revision, RevocationComment: aws.String("The prices of 2026 are wrong."),
	})
	if err != nil {
		return err
	}
	print("revoke", seen{"revoked": revision.Revoked, "comment": revision.RevocationComment})
	return nil
}

func (p *publisherProgram) deleteAsset() error {
	_, err := p.client.DeleteAsset(p.ctx, &dataexchange.DeleteAssetInput{
		DataSetId: p.dataSet, RevisionId: p.revision, AssetId: p.asset,
	})
	if err != nil {
		return err
	}
	left, err := p.client.ListRevisionAssets(p.ctx, &dataexchange.ListRevisionAssetsInput{
		DataSetId: p.dataSet, RevisionId: p.revision,
	})
	if err != nil {
		return err
	}
	names := []string{}
	for _, asset := range left.Assets {
		names = append(names, *asset.Name)
	}
	print("delete-asset", seen{"names": names})
	return nil
}

func (p *publisherProgram) deleteDataSet() error {
	if _, err := p.client.DeleteDataSet(p.ctx, &dataexchange.DeleteDataSetInput{DataSetId: p.dataSet}); err != nil {
		return err
	}
	_, err := p.client.GetDataSet(p.ctx, &dataexchange.GetDataSetInput{DataSetId: p.dataSet})
	print("delete-data-set", exceptionOf(err))
	return nil
}
