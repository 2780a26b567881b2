package city.talpuls.streams.delivery;

/**
 * What a recipient is told, in the forms that the channels need.
 *
 * @param key by which the recipient recognises what it was told before
 * @param subject in one line
 * @param text for people, in some lines
 * @param json for programs
 */
record Letter(String key, String subject, String text, String json) {}
