import { inject } from 'vitest'

// Files that run at the same time have different pool ids; files that run one after the other may share one.
process.env.AWS_ENDPOINT_URL_DATAEXCHANGE = `${inject('serverUrl')}/sandbox/vitest-${process.env.VITEST_POOL_ID}`
process.env.AWS_REGION = 'us-east-1'
process.env.AWS_ACCESS_KEY_ID = 'test'
process.env.AWS_SECRET_ACCESS_KEY = 'test'
