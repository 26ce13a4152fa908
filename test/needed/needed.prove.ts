import { describeNeeded } from './describe-needed.ts';

describeNeeded(20_261_122, 2_000);
