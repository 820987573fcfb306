//! Runs a scenario against a server with the AWS SDK for Rust and prints what it saw as lines of JSON.
//!
//! Usage: `dataexchange-local-client SCENARIO`. The SDK reads the endpoint, the region and the credentials from the
//! environment; DATAEXCHANGE_ENDPOINT sets the endpoint in code instead.

mod client;
mod event_actions;
mod failure;
mod grants;
mod jobs;

use std::{env, error::Error, process::exit};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    match env::args().nth(1).as_deref() {
        Some("grants") => grants::run().await,
        Some("jobs") => jobs::run().await,
        _ => {
            eprintln!("usage: dataexchange-local-client grants | jobs");
            exit(2);
        }
    }
}
