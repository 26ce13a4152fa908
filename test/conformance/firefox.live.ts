import { describeAgainstFirefox } from './describe-firefox.ts';

describeAgainstFirefox(20_261_122, 300);
