package io.snapwarden.runtime.policyfile;

/// A key and its value.
///
/// @param at where the key stands
record Field(String key, Place at, Cursor value) {

    /// The key as a value, where keys are the author's to choose.
    Cursor keyItself() {
        return new Cursor(value.path(), new YamlNode.Text(key, false, at), value.problems());
    }

    /// Refuses the key itself, whatever its value is.
    void refuse(String why) {
        value.problems().add(at, value.path(), why);
    }
}
