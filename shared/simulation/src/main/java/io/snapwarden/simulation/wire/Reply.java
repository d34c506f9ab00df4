package io.snapwarden.simulation.wire;

import java.util.Map;

/// What goes back.
record Reply(int status, String type, String body, Map<String, String> headers) {

    private static final int OK = 200;
    private static final String XML = "text/xml;charset=UTF-8";

    static Reply xml(String body) {
        return xml(OK, body);
    }

    static Reply xml(int status, String body) {
        return new Reply(status, XML, body, Map.of());
    }

    static Reply empty(int status, Map<String, String> headers) {
        return new Reply(status, XML, "", headers);
    }
}
