package io.snapwarden.runtime.policyfile;

/// A key and its value.
///
/// @param at where the key stands
record Field(String key, Place at, Cursor value) {

    /// Refuses the key itself, whatever its value is.
    void refuse(String why) {
        value.problems().add(at, value.path(), why);
    }
}
