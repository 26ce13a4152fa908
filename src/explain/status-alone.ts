/** What a list row says where the status is the story and the policy is not. */
export const statusAloneShort = (status: number | string): string => `Answered ${status}; CORS is fine`;
