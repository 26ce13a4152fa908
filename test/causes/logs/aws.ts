import type { awsCauses } from '../../../src/causes/aws.ts';
import { behindPreflight, failing, redirect, refused } from './http-log.ts';

/** A log for every cause of the topic. */
export const awsLogs: Readonly<Record<keyof typeof awsCauses, string>> = {
  'api-gateway-route-missing': refused(
    '403 Forbidden\nx-amzn-ErrorType: MissingAuthenticationTokenException\nx-amzn-RequestId: 1',
  ),
  'api-gateway-error-without-headers': behindPreflight(
    '401 Unauthorized\nx-amzn-ErrorType: UnauthorizedException',
  ).replace(/OPTIONS[^]*?---\n/, ''),
  'api-gateway-http-api-mismatch': refused('204 No Content\napigw-requestid: Xy='),
  'cloudfront-forbids-options': refused(
    '403 Forbidden\nServer: CloudFront\nX-Cache: Error from cloudfront\nX-Amz-Cf-Id: a',
  ),
  's3-bucket-rule-mismatch': refused('403 Forbidden\nServer: AmazonS3'),
  's3-region-redirect': failing(
    `${redirect('https://b.s3.eu-west-1.amazonaws.com/k')}\nServer: AmazonS3\nx-amz-bucket-region: eu-west-1`,
  ),
  'presigned-upload-headers': refused('403 Forbidden\nServer: AmazonS3', {
    url: 'https://b.s3.amazonaws.com/k?X-Amz-Signature=a',
    asks: 'x-amz-checksum-crc32',
  }),
};
