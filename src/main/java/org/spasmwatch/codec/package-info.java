/**
 * The YAML form of the records and its schema. A file is checked against its JSON schema and then
 * read into records; whatever is wrong is reported with file, line and reason, all faults at once.
 * Nothing is guessed and nothing unknown is skipped.
 */
@NullMarked
package org.spasmwatch.codec;

import org.jspecify.annotations.NullMarked;
