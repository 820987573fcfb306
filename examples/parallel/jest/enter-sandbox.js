const { DATAEXCHANGE_SERVER_URL, JEST_WORKER_ID } = process.env

// Files that run at the same time have different worker ids; files that run one after the other may share one.
process.env.AWS_ENDPOINT_URL_DATAEXCHANGE = `${DATAEXCHANGE_SERVER_URL}/sandbox/jest-${JEST_WORKER_ID}`
process.env.AWS_REGION = 'us-east-1'
process.env.AWS_ACCESS_KEY_ID = 'test'
process.env.AWS_SECRET_ACCESS_KEY = 'test'
