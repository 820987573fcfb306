use aws_sdk_dataexchange::{error::ProvideErrorMetadata, Error};
use serde_json::{json, Value};

/// What a caller can learn from an error: the code of an exception or the text of the innermost cause, whether the SDK
/// has a type for it at this operation, and the members of that type.
pub fn describe(error: &Error) -> Value {
    let mut what = json!({ "name": name_of(error), "typed": is_typed(error) });
    if let Some(message) = error.message() {
        what["message"] = json!(message);
    }
    if let Some(id) = resource_id_of(error) {
        what["resourceId"] = json!(id);
    }
    what
}

fn is_typed(error: &Error) -> bool {
    matches!(
        error,
        Error::AccessDeniedException(_)
            | Error::ConflictException(_)
            | Error::InternalServerException(_)
            | Error::ResourceNotFoundException(_)
            | Error::ServiceLimitExceededException(_)
            | Error::ThrottlingException(_)
            | Error::ValidationException(_)
    )
}

fn resource_id_of(error: &Error) -> Option<&str> {
    match error {
        Error::ConflictException(exception) => exception.resource_id(),
        Error::ResourceNotFoundException(exception) => exception.resource_id(),
        _ => None,
    }
}

fn name_of(error: &Error) -> String {
    if let Some(code) = error.code() {
        return code.to_owned();
    }
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}
