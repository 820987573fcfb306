package main

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dataexchange"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// withoutHostPrefix keeps the SDK from putting `api-fulfill.` before the host of the endpoint.
func withoutHostPrefix(stack *middleware.Stack) error {
	return stack.Initialize.Add(middleware.InitializeMiddlewareFunc("WithoutHostPrefix", func(
		ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler,
	) (middleware.InitializeOutput, middleware.Metadata, error) {
		return next.HandleInitialize(smithyhttp.DisableEndpointHostPrefix(ctx, true), in)
	}), middleware.Before)
}

// apiAssets calls an API asset, whose provider responds at first and then fails.
func apiAssets(ctx context.Context) error {
	client, err := newClient(ctx)
	if err != nil {
		return err
	}
	for range 2 {
		sent, err := client.SendApiAsset(ctx, &dataexchange.SendApiAssetInput{
			AssetId:               aws.String("apiAsset000000000000000000000001"),
			DataSetId:             aws.String("apiDataSet0000000000000000000001"),
			RevisionId:            aws.String("apiRevision000000000000000000001"),
			Method:                aws.String("PUT"),
			Path:                  aws.String("/quotes/1"),
			QueryStringParameters: map[string]string{"page": "1"},
			RequestHeaders:        map[string]string{"x-api-key": "secret"},
			Body:                  aws.String("a,b\n"),
		}, dataexchange.WithAPIOptions(withoutHostPrefix))
		if err != nil {
			print("failed", exceptionOf(err))
			continue
		}
		print("sent", seen{"body": aws.ToString(sent.Body), "type": sent.ResponseHeaders["content-type"]})
	}
	return nil
}
