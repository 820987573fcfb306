package clients;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dataexchange.model.ConflictException;
import software.amazon.awssdk.services.dataexchange.model.DataExchangeException;
import software.amazon.awssdk.services.dataexchange.model.ResourceNotFoundException;

/** What a caller can learn from the SDK's exceptions. */
final class Failures {
    private Failures() {}

    /** The code of an exception, whether the SDK has a class of its own for it, and the members of that class. */
    static Map<String, Object> describe(SdkException exception) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", name(exception));
        if (exception instanceof AwsServiceException service) {
            result.put("message", service.awsErrorDetails().errorMessage());
        }
        result.put(
                "typed", exception instanceof DataExchangeException && exception.getClass() != DataExchangeException.class);
        if (exception instanceof ResourceNotFoundException notFound) {
            result.put("resourceId", notFound.resourceId());
        }
        if (exception instanceof ConflictException conflict) {
            result.put("resourceId", conflict.resourceId());
        }
        return result;
    }

    /** The code of an exception of the service, the status if it has none, or the class of the innermost cause. */
    static String name(SdkException exception) {
        if (exception instanceof AwsServiceException service) {
            String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
            return code == null ? String.valueOf(service.statusCode()) : code;
        }
        Throwable cause = exception;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
