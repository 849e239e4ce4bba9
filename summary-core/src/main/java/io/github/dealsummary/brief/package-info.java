/**
 * The customer brief: what one environment knows of a customer, in lines.
 *
 * <p>{@link BriefReader} is public only because the desk uses it. It is not API and may change at
 * any time.
 */
@NullMarked
package io.github.dealsummary.brief;

import org.jspecify.annotations.NullMarked;
