/**
 * The forms in which records of the knowledge are edited. A form is a list of fields with paths
 * into the form in which records are kept, so that whatever a form shows is written back, and what
 * it does not show stays as it was.
 */
@NullMarked
package org.spasmwatch.workbench.curate.form;

import org.jspecify.annotations.NullMarked;
