/**
 * Summaries: Copilot's, as plain text, and the template that writes the same sections from the
 * deal's rows.
 *
 * <p>The two generators are public only because the desk uses them. They are not API and may change
 * at any time.
 */
@NullMarked
package io.github.dealsummary.summary;

import org.jspecify.annotations.NullMarked;
