/** In which form an answer is given, and whether it is given at all to who has it already. */
@NullMarked
package org.spasmwatch.rest.fhir.form;

import org.jspecify.annotations.NullMarked;
