use aws_config::BehaviorVersion;
use aws_sdk_dataexchange::{config::Builder, Client};
use serde_json::{json, Value};
use std::env;

/// Makes a client as the README says: from the environment, or with the endpoint in code.
pub async fn new_client() -> Client {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let builder = Builder::from(&config);
    Client::from_conf(match env::var("DATAEXCHANGE_ENDPOINT") {
        Ok(endpoint) => builder.endpoint_url(endpoint).build(),
        Err(_) => builder.build(),
    })
}

/// Reports what a step saw: an object with its members.
pub fn print(step: &str, mut what: Value) {
    what["step"] = json!(step);
    println!("{what}");
}
