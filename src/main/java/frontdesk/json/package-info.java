/**
 * A quick look at JSON, for the codecs whose messages come fifty times a second and call. In: a message's bytes;
 * out: its members, or the word that it needs a real parser. Knows no thread and no other room. Read {@link
 * frontdesk.json.PlainJson} first.
 */
package frontdesk.json;
