const { DATAEXCHANGE_SERVER_URL } = process.env

// tap runs each file in a separate process.
process.env.AWS_ENDPOINT_URL_DATAEXCHANGE = `${DATAEXCHANGE_SERVER_URL}/sandbox/tap-${process.pid}`
process.env.AWS_REGION = 'us-east-1'
process.env.AWS_ACCESS_KEY_ID = 'test'
process.env.AWS_SECRET_ACCESS_KEY = 'test'
