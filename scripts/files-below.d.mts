/** Returns the paths of all files in a folder and in those below it, but for hidden folders and installed packages. */
export function filesBelow(folder: string): string[]
