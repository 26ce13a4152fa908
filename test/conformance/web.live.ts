import { describeWebInChromium } from './describe-web.ts';

describeWebInChromium('http', 31, 120);
