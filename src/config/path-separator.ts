/**
 * Returns what separates paths in a variable, as in `PATH`: the delimiter of the platform. Where that is a colon, the
 * one after the letter of a drive of Windows, as in `C:\\fixtures`, separates nothing: the path is to be reported
 * whole.
 */
export function pathSeparator(delimiter: string): string | RegExp {
  return delimiter === ':' ? /:(?!\\)|(?<!(?:^|:)[A-Za-z]):/ : delimiter
}
