package io.github.dealsummary.function;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.UUID;
import java.util.logging.Logger;

/** An invocation. */
record HostContext(String getFunctionName, Logger getLogger) implements ExecutionContext {
  @Override
  public String getInvocationId() {
    return UUID.randomUUID().toString();
  }
}
