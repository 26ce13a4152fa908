import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { yamlLines } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import type { Policy } from '../policy/policy.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

/** Values that API Gateway sends as they are stand in single quotes of its own. */
const fixed = (value: string): string => yamlString(`'${value}'`);

const joined = (items: readonly string[]): string => fixed(items.join(','));

/** What API Gateway adds to the errors that it makes itself: time-outs, refused keys, unknown paths. */
const gatewayResponse = (name: string, policy: Policy): readonly Line[] => [
  `        ${name}:`,
  '          ResponseParameters:',
  '            Headers:',
  `              Access-Control-Allow-Origin: !Sub "'\${PageOrigin}'"`,
  lineIf(policy.credentials, `              Access-Control-Allow-Credentials: ${fixed('true')}`),
  lineIf(
    policy.exposeHeaders.length > 0,
    `              Access-Control-Expose-Headers: ${joined(policy.exposeHeaders)}`,
  ),
];

/** A REST API of API Gateway, as a SAM template. It can send one fixed origin, which is a parameter of the deployment. */
export const awsApigwRest: Target = {
  id: 'aws-apigw-rest',
  name: 'AWS API Gateway REST + Lambda proxy',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place: 'template.yaml (SAM), then sam deploy',
  documentation: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-amz-apigw-id', confidence: 'certain' },
      { header: 'x-amzn-errortype', confidence: 'likely' },
    ]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'Parameters:',
      '  PageOrigin: # exactly as the browser sends it; each environment is deployed with its own',
      '    Type: String',
      `    Default: ${yamlString(policy.origins[0] ?? '')}`,
      '    AllowedValues:',
      ...yamlLines(policy.origins, '      '),
      'Resources:',
      '  Api: # events of functions have to name it (RestApiId: !Ref Api), or SAM makes another one without CORS',
      '    Type: AWS::Serverless::Api',
      '    Properties:',
      '      StageName: prod',
      '      Auth:',
      '        AddDefaultAuthorizerToCorsPreflight: false # a preflight carries no credentials',
      '        AddApiKeyRequiredToCorsPreflight: false # and no key',
      '      Cors: # the answer to preflights',
      `        AllowOrigin: !Sub "'\${PageOrigin}'"`,
      `        AllowMethods: ${joined(comparedMethods(policy))}`,
      lineIf(policy.allowHeaders.length > 0, `        AllowHeaders: ${joined(policy.allowHeaders)}`),
      lineIf(policy.credentials, '        AllowCredentials: true'),
      `        MaxAge: ${fixed(String(policy.maxAge))}`,
      '      GatewayResponses: # errors that the function never sees: 401, 403, 413, 429, 502, 504',
      ...gatewayResponse('DEFAULT_4XX', policy),
      ...gatewayResponse('DEFAULT_5XX', policy),
    ),
  notes: [
    {
      when: ['always'],
      text: 'With proxy integration the answers of the function need the headers too, on every path: see AWS Lambda handler snippet.',
    },
    {
      when: ['several-origins'],
      text: 'API Gateway sends one fixed origin here. For several origins in one deployment, leave `Cors` out, route `OPTIONS` to the function without an authorizer, and let its code choose. In CDK, `defaultCorsPreflightOptions` takes a list for the preflights.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: '`OPTIONS` has to have no authorizer and no API key. `Missing Authentication Token` means that the path or the method does not exist.',
    },
    {
      when: ['preflight-server-error'],
      text: 'Binary media types that cover everything break the mock that answers `OPTIONS` (500): list the types that you need.',
    },
    {
      when: ['always'],
      text: 'In the console: Enable CORS on each resource, with both gateway responses. Nothing changes there before Deploy API.',
    },
  ],
};
