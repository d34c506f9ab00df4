package io.snapwarden.simulation.wire;

import java.util.Map;

/// One request as a service sees it.
///
/// @param path as it was sent, still encoded
/// @param query what follows the question mark, still encoded
/// @param headers by lower-case name
record Exchange(Caller caller, String method, String path, String query, Map<String, String> headers, String body) {

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
