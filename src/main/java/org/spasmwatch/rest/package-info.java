/**
 * HTTP only: limits before a body is read, one form of error for all that go wrong. What an answer
 * says is decided elsewhere.
 */
@NullMarked
package org.spasmwatch.rest;

import org.jspecify.annotations.NullMarked;
