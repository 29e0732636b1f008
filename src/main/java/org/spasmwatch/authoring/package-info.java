/**
 * The commands for those who write knowledge or bring a terminology: they read files, say what they
 * found, and end. They need neither a database nor a configuration, because a curator has only the
 * files.
 */
@NullMarked
package org.spasmwatch.authoring;

import org.jspecify.annotations.NullMarked;
