/** Parts of AWS that know nothing of each other: accounts, ARNs and addresses are of one of them. */

export interface Partition {
  /** As it stands in ARNs. */
  readonly id: string;
  /** End of the host names of its services. */
  readonly dnsSuffix: string;
  /** Start of the addresses of its console, for pages of one region. */
  readonly consoleUrl: string;
}

/** The partition a region is in. The isolated ones have no regions that a GitHub runner could reach. */
export function partitionIn(region: string): Partition {
  if (region.startsWith('cn-'))
    return {
      id: 'aws-cn',
      dnsSuffix: 'amazonaws.com.cn',
      consoleUrl: `https://${region}.console.amazonaws.cn`,
    };
  if (region.startsWith('us-gov-'))
    return {
      id: 'aws-us-gov',
      dnsSuffix: 'amazonaws.com',
      consoleUrl: `https://${region}.console.amazonaws-us-gov.com`,
    };
  return { id: 'aws', dnsSuffix: 'amazonaws.com', consoleUrl: `https://${region}.console.aws.amazon.com` };
}
