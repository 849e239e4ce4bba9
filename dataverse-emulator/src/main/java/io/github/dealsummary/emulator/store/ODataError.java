package io.github.dealsummary.emulator.store;

import java.util.Locale;
import java.util.UUID;

/**
 * A request refused the way Dataverse refuses it: an HTTP status, Dataverse's error code and its
 * words.
 */
public final class ODataError extends RuntimeException {
  private final int status;
  private final String code;

  public ODataError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** A request that the OData layer of Dataverse cannot read. */
  public static ODataError badRequest(String message) {
    return new ODataError(400, "0x80060888", message);
  }

  /** Something Dataverse can do and the emulator cannot. */
  public static ODataError notImplemented(String what) {
    return new ODataError(501, "0x80004001", "dataverse-emulator does not implement " + what + ".");
  }

  public static ODataError segmentNotFound(String segment) {
    return new ODataError(
        404, "0x80060888", "Resource not found for the segment '" + segment + "'.");
  }

  public static ODataError methodNotAllowed(String method) {
    return new ODataError(
        405, "0x80060888", "The requested resource does not support http method '" + method + "'.");
  }

  public static ODataError rowNotFound(Table table, UUID id) {
    return new ODataError(
        404, "0x80040217", table.schemaName() + " With Id = " + id + " Does Not Exist");
  }

  /** A row that is there and that the caller's privilege does not reach. */
  public static ODataError outOfReach(Row row, UUID caller, String privilege) {
    return new ODataError(
        403,
        "0x80040220",
        String.format(
            Locale.ROOT,
            "SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: %s, OwnerId: %s, CallingUser: %s, ObjectTypeCode: %d, is missing %s privilege.",
            row.id(),
            row.values().get("ownerid") instanceof Lookup owner ? owner.id() : "none",
            caller,
            row.table().code(),
            privilege));
  }

  public static ODataError propertyNotFound(String property, Table table) {
    return badRequest(
        "Could not find a property named '%s' on type 'Microsoft.Dynamics.CRM.%s'."
            .formatted(property, table.name()));
  }

  /** The codes of whole numbers and of others differ. */
  public static ODataError outOfRange(Table table, Column column) {
    return new ODataError(
        400,
        column.type() == ColumnType.INTEGER ? "0x8004432f" : "0x80044330",
        "A validation error occurred. The value of '%s' on record of type '%s' is outside the valid range from %s to %s."
            .formatted(
                column.name(),
                table.name(),
                column.range().least().toPlainString(),
                column.range().most().toPlainString()));
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
