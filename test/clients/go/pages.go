package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
)

// listPages lists five data sets in pages of two, with one added and two removed after the first page.
func listPages(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	ids := map[string]*string{}
	create := func(name string) error {
		set, err := client.CreateDataSet(ctx, &dataexchange.CreateDataSetInput{
			AssetType: types.AssetTypeS3Snapshot, Name: &name, Description: aws.String("text"),
		})
		if err == nil {
			ids[name] = set.Id
		}
		return err
	}
	for _, name := range []string{"1", "2", "3", "4", "5"} {
		if err := create(name); err != nil {
			return err
		}
	}
	paginator := dataexchange.NewListDataSetsPaginator(client, &dataexchange.ListDataSetsInput{
		Origin: aws.String("OWNED"), MaxResults: 2,
	})
	pages := [][]string{}
	for paginator.HasMorePages() {
		page, err := paginator.NextPage(ctx)
		if err != nil {
			return err
		}
		names := []string{}
		for _, set := range page.DataSets {
			names = append(names, *set.Name)
		}
		pages = append(pages, names)
		if len(pages) > 1 {
			continue
		}
		if err := create("6"); err != nil {
			return err
		}
		for _, name := range []string{"4", "2"} {
			if _, err := client.DeleteDataSet(ctx, &dataexchange.DeleteDataSetInput{DataSetId: ids[name]}); err != nil {
				return err
			}
		}
	}
	print("pages", seen{"pages": pages})
	return nil
}
