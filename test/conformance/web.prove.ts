import { describeWebInChromium, describeWebInFirefox } from './describe-web.ts';

// The other worlds (https, mixed, local network, other ports) wait until their limits are measured.
describeWebInChromium('http', 32, 1_000);
describeWebInFirefox('http', 33, 500);
