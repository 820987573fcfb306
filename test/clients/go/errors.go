package main

import (
	"errors"
	"net"
	"reflect"

	"github.com/aws/smithy-go"
)

// exceptionOf tells what a caller can learn from an error of the service: its code, whether the SDK has a type of its
// own for it, and the members that the type has.
func exceptionOf(err error) seen {
	var exception smithy.APIError
	if !errors.As(err, &exception) {
		return seen{"name": failureOf(err), "typed": false}
	}
	result := seen{"name": exception.ErrorCode(), "message": exception.ErrorMessage(), "typed": true}
	if _, generic := exception.(*smithy.GenericAPIError); generic {
		result["typed"] = false
	}
	value := reflect.ValueOf(exception).Elem()
	if field := value.FieldByName("ResourceId"); field.IsValid() && !field.IsNil() {
		result["resourceId"] = field.Elem().String()
	}
	return result
}

// failureOf names an error as its caller can tell it apart: the code of an exception, or the text of the innermost cause.
func failureOf(err error) string {
	var exception smithy.APIError
	if errors.As(err, &exception) {
		return exception.ErrorCode()
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return "timeout"
	}
	for cause := err; cause != nil; cause = errors.Unwrap(cause) {
		err = cause
	}
	return err.Error()
}
