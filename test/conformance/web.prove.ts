import { describeWebInChromium, describeWebInFirefox } from './describe-web.ts';

describeWebInChromium('http', 32, 1_000);
describeWebInFirefox('http', 33, 500);

for (const world of ['http-other-ports', 'https', 'mixed', 'local-network'])
  describeWebInChromium(world, 41, 150);
for (const world of ['http-other-ports', 'local-network']) describeWebInFirefox(world, 41, 100);
