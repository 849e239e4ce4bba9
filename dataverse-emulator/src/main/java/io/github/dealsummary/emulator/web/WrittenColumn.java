package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.dealsummary.emulator.store.Column;

/**
 * A column as it is written: its names are put together and encoded once, and not once for every
 * row.
 */
record WrittenColumn(
    Column column,
    SerializableString property,
    SerializableString formatted,
    SerializableString navigation,
    SerializableString table) {

  static WrittenColumn of(Column column, String property) {
    return new WrittenColumn(
        column,
        new SerializedString(property),
        new SerializedString(property + "@" + RowWriter.FORMATTED),
        new SerializedString(property + "@" + RowWriter.LOOKUP_NAVIGATION),
        new SerializedString(property + "@" + RowWriter.LOOKUP_TABLE));
  }
}
