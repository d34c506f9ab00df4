package io.snapwarden.standalone.demo.aws;

import java.util.Map;
import java.util.TreeMap;

/// Tells what one demo made from whatever else is in an account.
///
/// @param id empty in an account of the demo's own, where there is nothing else
public record DemoMark(String id) {

    static final String KEY = "snapwarden-demo";

    public static final DemoMark NONE = new DemoMark("");

    public boolean needed() {
        return !id.isEmpty();
    }

    /// A name that nothing else in the account has.
    public String name(String plain) {
        return needed() ? plain + "-" + id : plain;
    }

    /// These tags, and the one that marks.
    public Map<String, String> with(Map<String, String> tags) {
        var all = new TreeMap<>(tags);
        if (needed()) {
            all.put(KEY, id);
        }
        return all;
    }
}
