package io.snapwarden.standalone.endtoend;

import java.util.Map;

/// What an installation has made in AWS for the services.
interface Installation {

    String bucket();

    String bus();

    String topic();

    /// @param name plan, capture, prune or notify
    /// @return its URL
    String queue(String name);

    /// What a service finds in its environment, credentials included.
    Map<String, String> environment(String service);

    /// Whether Lambda runs it.
    boolean isFunction(String service);
}
