import { refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import type { Target } from '../target.ts';

/** API Gateway refuses origins of apps and extensions, and takes a star for a pattern. */
const isWebOrigin = (origin: string): boolean => /^https?:[^*]+$/.test(origin);

/** An HTTP API of API Gateway, or the URL of a Lambda function: both choose among several origins themselves. */
export const awsApigwHttp: Target = {
  id: 'aws-apigw-http',
  name: 'AWS API Gateway HTTP API / Lambda Function URL',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place:
    'CloudFormation or SAM, or the API in the console: CORS. For a Function URL: the same values under Cors of AWS::Lambda::Url (SAM: FunctionUrlConfig)',
  documentation: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'apigw-requestid', confidence: 'certain' }]) ??
    findHost(exchange, ['.on.aws']),
  refuse: refuseUnless({ origin: isWebOrigin }),
  write: (policy) =>
    lines(
      'Resources:',
      '  Api:',
      '    Type: AWS::ApiGatewayV2::Api # SAM: AWS::Serverless::HttpApi',
      '    Properties:',
      '      Name: api',
      '      ProtocolType: HTTP # SAM: leave this out',
      '      CorsConfiguration:',
      '        AllowOrigins: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins, '          '),
      `        AllowMethods: ${yamlList(comparedMethods(policy))}`,
      lineIf(policy.allowHeaders.length > 0, `        AllowHeaders: ${yamlList(policy.allowHeaders)}`),
      lineIf(policy.exposeHeaders.length > 0, `        ExposeHeaders: ${yamlList(policy.exposeHeaders)}`),
      lineIf(policy.credentials, '        AllowCredentials: true'),
      `        MaxAge: ${policy.maxAge}`,
    ),
  notes: [
    {
      when: ['preflight-without-headers'],
      text: 'API Gateway answers 204 without headers when the origin, the method or a header is not listed. It compares exactly: no slash at the end.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'An authorizer on the `$default` route takes `OPTIONS` too, even with CORS configured: add a route `OPTIONS /{proxy+}` without an authorizer, with any integration. API Gateway then answers preflights itself.',
    },
    {
      when: ['several-origins'],
      text: '`sam local` sends all origins in one header, which browsers refuse. Deployed, API Gateway picks the one that asks.',
    },
    {
      when: ['duplicated-header'],
      text: 'A Function URL adds its headers to those of the function: remove them from the code. An HTTP API replaces them.',
    },
  ],
};
