/**
 * The settings of the core: which environments to ask, with which identity, and how. {@link
 * Settings} reads them once, from variables and an optional file, and reports every problem at
 * once.
 */
@NullMarked
package io.github.dealsummary.settings;

import org.jspecify.annotations.NullMarked;
