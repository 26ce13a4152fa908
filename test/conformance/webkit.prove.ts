import { describeAgainstWebKit } from './describe-webkit.ts';

describeAgainstWebKit(20_261_130, 2_000);
