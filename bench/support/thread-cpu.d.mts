export function mainThreadCpu(): () => number
