export function bundledPackages(inputs: readonly string[]): string[]
export function licensesOf(folders: readonly string[]): string
export function readPackages(text: string): string[]
