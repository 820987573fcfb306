import t from 'tap'
import { partitionOf } from '../../../src/core/model/partition.js'

t.test('each region belongs to one partition, and those that no other has to aws', (t) => {
  const regions = {
    'us-east-1': 'aws',
    'eu-central-1': 'aws',
    'cn-north-1': 'aws-cn',
    'us-gov-west-1': 'aws-us-gov',
    'us-iso-east-1': 'aws-iso',
    'us-isob-east-1': 'aws-iso-b',
    'eu-isoe-west-1': 'aws-iso-e',
    'us-isof-south-1': 'aws-iso-f',
    'eusc-de-east-1': 'aws-eusc',
    'us-isolated-1': 'aws'
  }
  for (const [region, partition] of Object.entries(regions)) t.equal(partitionOf(region), partition, region)
  t.end()
})
