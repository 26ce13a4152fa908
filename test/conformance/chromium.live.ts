import { describeAgainstChromium } from './describe-chromium.ts';

describeAgainstChromium(20_261_121, 500);
