import { describeWebInChromium, describeWebInFirefox } from './describe-web.ts';
import { WORLDS } from './server/world.ts';

for (const { name } of WORLDS) {
  describeWebInChromium(name, 32, 1_000);
  describeWebInFirefox(name, 33, 500);
}
