/** Style sheets are bundled, and no module sees what is in them. */
declare module '*.css' {}
