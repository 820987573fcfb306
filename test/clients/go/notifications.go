package main

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange/types"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// notifications sends notifications about a data set that is in a product, and tries to send one about a data set that
// is in none.
func notifications(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	owned, err := client.ListDataSets(ctx, &dataexchange.ListDataSetsInput{Origin: aws.String("OWNED")})
	if err != nil {
		return err
	}
	ids := map[string]*string{}
	for _, dataSet := range owned.DataSets {
		ids[*dataSet.Name] = dataSet.Id
	}
	planned := &dataexchange.SendDataSetNotificationInput{
		DataSetId:   ids["Prices"],
		Type:        types.NotificationTypeSchemaChange,
		ClientToken: aws.String("once"),
		Comment:     aws.String("A column more."),
		Details: &types.NotificationDetails{SchemaChange: &types.SchemaChangeRequestDetails{
			SchemaChangeAt: aws.Time(time.Date(2031, time.January, 1, 0, 0, 0, 0, time.UTC)),
			Changes: []types.SchemaChangeDetails{{
				Name: aws.String("currency"), Type: types.SchemaChangeTypeAdd,
				Description: aws.String("The currency of the price."),
			}},
		}},
		Scope: &types.ScopeDetails{S3DataAccesses: []types.S3DataAccessDetails{{Keys: []string{"prices.csv"}}}},
	}
	for _, step := range []string{"planned", "planned-again"} {
		sent, err := client.SendDataSetNotification(ctx, planned)
		if err != nil {
			return err
		}
		raw := awsmiddleware.GetRawResponse(sent.ResultMetadata).(*smithyhttp.Response)
		print(step, seen{"status": raw.StatusCode})
	}
	planned.Comment = aws.String("Two columns more.")
	_, err = client.SendDataSetNotification(ctx, planned)
	print("other", exceptionOf(err))
	_, err = client.SendDataSetNotification(ctx, &dataexchange.SendDataSetNotificationInput{
		DataSetId: ids["Prices"],
		Type:      types.NotificationTypeDataUpdate,
		Details: &types.NotificationDetails{DataUpdate: &types.DataUpdateRequestDetails{
			DataUpdatedAt: aws.Time(time.Date(2030, time.November, 30, 12, 0, 0, 0, time.UTC)),
		}},
	})
	if err != nil {
		return err
	}
	print("updated", seen{})
	_, err = client.SendDataSetNotification(ctx, &dataexchange.SendDataSetNotificationInput{
		DataSetId: ids["Drafts"], Type: types.NotificationTypeDataDelay,
	})
	print("refused", exceptionOf(err))
	return nil
}
