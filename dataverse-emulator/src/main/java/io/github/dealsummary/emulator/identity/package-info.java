/** Who may ask: the Entra stand-in, callers and privileges. Not API. */
@NullMarked
package io.github.dealsummary.emulator.identity;

import org.jspecify.annotations.NullMarked;
