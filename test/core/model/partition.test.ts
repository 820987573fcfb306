import t from 'tap'
import { partitionOf } from '../../../src/core/model/partition.js'

t.test('a region has the partition that botocore has for it', async (t) => {
  const partitions = {
    'us-east-1': 'aws',
    'eu-west-3': 'aws',
    'cn-north-1': 'aws-cn',
    'us-gov-west-1': 'aws-us-gov',
    'us-iso-east-1': 'aws-iso',
    'us-isob-east-1': 'aws-iso-b',
    'eu-isoe-west-1': 'aws-iso-e',
    'us-isof-south-1': 'aws-iso-f',
    'eusc-de-east-1': 'aws-eusc',
    'us-isolated-1': 'aws'
  }
  for (const [region, partition] of Object.entries(partitions)) t.equal(partitionOf(region), partition, region)
  // A region of a name that only contains that of another one is none of that one's.
  for (const prefix of ['cn-', 'us-gov-', 'us-iso-', 'us-isob-', 'eu-isoe-', 'us-isof-', 'eusc-']) {
    t.equal(partitionOf(`x${prefix}east-1`), 'aws', prefix)
  }
})
