/** A small client for the Microsoft Dataverse Web API. */
@NullMarked
package io.github.dealsummary.dataverse;

import org.jspecify.annotations.NullMarked;
