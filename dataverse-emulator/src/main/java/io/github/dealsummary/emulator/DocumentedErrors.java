package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;

/** The error that Dataverse is known to answer with a status. */
final class DocumentedErrors {
  private DocumentedErrors() {}

  static ODataError of(int status) {
    return switch (status) {
      case 400 -> error(status, "0x80040203", "Invalid Argument");
      case 401 -> error(status, "0x80040204", "Invalid user auth.");
      case 403 ->
          error(
              status,
              "0x80048306",
              "Not enough privilege to access the Microsoft Dynamics 365 object or perform the requested operation.");
      case 404 -> error(status, "0x80040217", "The specified object was not found.");
      case 412 ->
          error(
              status,
              "0x80060882",
              "The version of the existing record doesn't match the RowVersion property provided.");
      case 429 ->
          error(
              status,
              "0x80072322",
              "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
      case 500 -> error(status, "0x80040216", "An unexpected error occurred.");
      case 503 -> error(status, "0x80044150", "Generic SQL error.");
      case 504 -> error(status, "0x80044151", "SQL timeout expired.");
      default -> error(status, "", "Answered by a scripted fault.");
    };
  }

  private static ODataError error(int status, String code, String message) {
    return new ODataError(status, code, message);
  }
}
